import TroupeModel

/// A JSON object in a request, read strictly: no unknown members, none twice, no wrong types, no `null`.
struct JSONBody {
  let members: [JSON.Member]
  /// Where the object is, for messages; empty for the body itself.
  private let place: String

  /// The body of a request, whose content type must be that of JSON.
  init(_ request: ServiceRequest) throws(ServiceFault) {
    guard request.mediaType == "application/json" else {
      throw .bad("the content type is \(request.mediaType ?? "missing"), not application/json")
    }
    let json: JSON
    do throws(JSONError) {
      json = try JSON(parsing: request.body, limits: .request)
    } catch {
      throw .bad("the body is not JSON: \(error)")
    }
    try self.init(json, at: "")
  }

  /// An object inside a body.
  init(_ json: JSON, at place: String) throws(ServiceFault) {
    self.place = place
    guard let members = json.members else {
      throw .bad("\(place.isEmpty ? "the body" : place) is \(json.kind), not an object")
    }
    self.members = members
    var names: Set<String> = []
    for member in members where !names.insert(member.name).inserted {
      throw .bad("\(path(member.name)) is there twice")
    }
  }

  private func path(_ name: String) -> String { place.isEmpty ? name : "\(place).\(name)" }

  /// Whether the member is there.
  func has(_ name: String) -> Bool { self[name] != nil }

  subscript(name: String) -> JSON? { members.first { $0.name == name }?.value }

  /// Refuses members of any other name.
  func allow(_ names: [String]) throws(ServiceFault) {
    for member in members where !names.contains(member.name) {
      throw .bad("unknown parameter: \(path(member.name))")
    }
  }

  /// Refuses members of any other name, and these in any other order.
  func allow(inOrder names: [String]) throws(ServiceFault) {
    try allow(names)
    let places = members.compactMap { names.firstIndex(of: $0.name) }
    guard places == places.sorted() else {
      throw .bad("the members of \(place.isEmpty ? "the body" : place) are out of order")
    }
  }

  /// A text that must be there and not be empty.
  func text(_ name: String) throws(ServiceFault) -> String {
    guard let text = try optionalText(name) else { throw .bad("\(path(name)) is missing") }
    return text
  }

  /// A text that may be missing, but not empty.
  func optionalText(_ name: String) throws(ServiceFault) -> String? {
    guard let value = self[name] else { return nil }
    guard let text = value.text else { throw .bad("\(path(name)) is \(value.kind), not a text") }
    guard !text.isEmpty else { throw .bad("\(path(name)) is empty") }
    return text
  }

  /// A truth value that may be missing.
  func optionalFlag(_ name: String) throws(ServiceFault) -> Bool? {
    guard let value = self[name] else { return nil }
    guard let flag = value.bool else {
      throw .bad("\(path(name)) is \(value.kind), not a truth value")
    }
    return flag
  }

  /// A number above zero that may be missing.
  func optionalNumber(_ name: String) throws(ServiceFault) -> Double? {
    guard let value = self[name] else { return nil }
    guard let number = value.double else {
      throw .bad("\(path(name)) is \(value.kind), not a number")
    }
    guard number > 0 else { throw .bad("\(path(name)) is \(number)") }
    return number
  }

  /// A list with something in it that may be missing.
  func optionalList(_ name: String) throws(ServiceFault) -> [JSON]? {
    guard let value = self[name] else { return nil }
    guard let list = value.elements else {
      throw .bad("\(path(name)) is \(value.kind), not a list")
    }
    guard !list.isEmpty else { throw .bad("\(path(name)) is an empty list") }
    return list
  }

  /// A list of texts that may be missing.
  func optionalTexts(_ name: String) throws(ServiceFault) -> [String]? {
    guard let list = try optionalList(name) else { return nil }
    var texts: [String] = []
    for value in list {
      guard let text = value.text, !text.isEmpty else {
        throw .bad("\(path(name)) holds \(value.kind) where a text belongs")
      }
      texts.append(text)
    }
    return texts
  }
}
