import Testing
import TroupeEndpoints
import TroupeModel

/// The profiles that the tests use.
enum Profiles {
  static func shipped(_ name: String) throws -> EndpointProfile {
    try #require(ShippedProfiles.profile(name))
  }

  /// The smallest profile there can be, with members put in or, for nil, taken out at dotted places.
  static func json(_ changes: [(String, JSON?)] = []) throws -> JSON {
    let minimal = """
      {"format":"troupe-endpoint","version":2,"name":"tiny","base_url":"https://api.example.com",
      "formats":{"openai":{
      "create":{"method":"POST","path":"/v1/videos","body":{"model":"{model}","prompt":"{prompt}"}},
      "query":{"method":"GET","path":"/v1/videos/{id}"}}},
      "models":[{"name":"one"}]}
      """
    var json = try JSON(parsing: minimal)
    for (place, value) in changes {
      json = json.setting(place.split(separator: ".").map(String.init)[...], to: value)
    }
    return json
  }

  static func make(_ changes: [(String, JSON?)] = []) throws -> EndpointProfile {
    try EndpointProfile(json: json(changes))
  }

  /// The problems of the smallest profile with these changes.
  static func problems(_ changes: [(String, JSON?)]) throws -> [ProfileProblem] {
    do {
      _ = try make(changes)
      return []
    } catch let problems as ProfileProblems {
      return problems.problems
    }
  }
}

extension JSON {
  /// The value with a member set, made or taken out.
  fileprivate func setting(_ place: ArraySlice<String>, to value: JSON?) -> JSON {
    guard let name = place.first else { return value ?? .null }
    var members = members ?? []
    let index = members.firstIndex { $0.name == name }
    let rest = place.dropFirst()
    if rest.isEmpty, value == nil {
      if let index { members.remove(at: index) }
    } else {
      let old = index.map { members[$0].value } ?? .object([])
      let new = old.setting(rest, to: value)
      if let index { members[index].value = new } else { members.append(Member(name, new)) }
    }
    return .object(members)
  }
}

extension HTTPReply {
  /// A reply whose body is this text.
  init(_ status: Int, _ text: String, _ headers: [HTTPHeader] = []) {
    self.init(status: status, headers: headers, body: Array(text.utf8))
  }
}
