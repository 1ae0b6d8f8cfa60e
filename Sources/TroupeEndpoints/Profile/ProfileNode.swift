import TroupeModel

/// Where the problems of one profile are gathered while it is read.
final class ProblemLog {
  /// Every problem in the order found.
  private(set) var problems: [ProfileProblem] = []
  /// Those of the form alone, which the JSON Schema finds as well; the others are about what the parts mean together.
  private(set) var formProblems: [ProfileProblem] = []

  func add(_ path: String, _ message: String, suggestion: String? = nil, isOfForm: Bool) {
    let problem = ProfileProblem(path: path, message: message, suggestion: suggestion)
    problems.append(problem)
    if isOfForm { formProblems.append(problem) }
  }
}

/// One value of a profile together with its place; what is wrong with it goes to the log and reading goes on.
struct ProfileNode {
  let json: JSON
  let path: String
  let log: ProblemLog

  /// Something is wrong with the value by itself.
  func problem(_ message: String, suggestion: String? = nil) {
    log.add(path, message, suggestion: suggestion, isOfForm: true)
  }

  /// The value does not fit what else the profile says, or means nothing.
  func misfit(_ message: String, suggestion: String? = nil) {
    log.add(path, message, suggestion: suggestion, isOfForm: false)
  }

  /// The members of an object, after a complaint about every key that is unknown or written twice.
  func members(_ what: String, keys: [String]? = nil) -> [(name: String, node: ProfileNode)] {
    guard let members = json.members else {
      problem("\(what) must be an object, not \(json.kind)")
      return []
    }
    var seen: Set<String> = []
    var result: [(name: String, node: ProfileNode)] = []
    for member in members {
      let place = "\(path).\(member.name)"
      if !seen.insert(member.name).inserted {
        log.add(place, "this key is written twice", isOfForm: false)
      } else if let keys, !keys.contains(member.name) {
        let nearest = NearestNames.to(member.name, among: keys).first
        log.add(place, "unknown key in \(what)", suggestion: nearest, isOfForm: true)
      } else {
        result.append((member.name, ProfileNode(json: member.value, path: place, log: log)))
      }
    }
    return result
  }

  /// The member of that name; nil where it is missing.
  subscript(name: String) -> ProfileNode? {
    guard let value = json[name] else { return nil }
    return ProfileNode(json: value, path: "\(path).\(name)", log: log)
  }

  /// The member of that name, whose absence is a problem.
  func required(_ name: String) -> ProfileNode? {
    if let node = self[name] { return node }
    if json.members != nil { log.add("\(path).\(name)", "this key is missing", isOfForm: true) }
    return nil
  }

  /// The elements of a list.
  var elements: [ProfileNode] {
    guard let elements = json.elements else {
      problem("must be a list, not \(json.kind)")
      return []
    }
    return elements.enumerated().map { index, value in
      ProfileNode(json: value, path: "\(path)[\(index)]", log: log)
    }
  }

  /// The elements of a list that must have some.
  var someElements: [ProfileNode] {
    if json.elements?.isEmpty == true { problem("must not be empty") }
    return elements
  }

  /// A text that is not empty.
  var text: String? {
    guard let text = json.text else {
      problem("must be a text, not \(json.kind)")
      return nil
    }
    guard !text.isEmpty else {
      problem("must not be empty")
      return nil
    }
    return text
  }

  /// A truth value.
  var bool: Bool? {
    if json.bool == nil { problem("must be true or false, not \(json.kind)") }
    return json.bool
  }

  /// A whole number of at least one.
  var count: Int? {
    guard let value = json.int, (1...9_007_199_254_740_991).contains(value) else {
      problem("must be a whole number above zero")
      return nil
    }
    return value
  }

  /// A number that is not negative.
  var amount: Double? {
    guard let value = json.double, value.isFinite, (0...1e12).contains(value) else {
      problem("must be a number that is not negative")
      return nil
    }
    return value
  }

  /// A length of time in seconds, above zero.
  var seconds: Milliseconds? {
    guard let value = amount else { return nil }
    guard value > 0 else {
      problem("must be above zero")
      return nil
    }
    return .seconds(value)
  }

  /// A list of texts.
  var texts: [String] { elements.compactMap(\.text) }

  /// One of a closed set of words.
  func choice<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type) -> Choice?
  where Choice.RawValue == String {
    guard let word = text else { return nil }
    if let choice = Choice(rawValue: word) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    problem(
      "'\(word)' is not one of \(known.joined(separator: ", "))",
      suggestion: NearestNames.to(word, among: known).first
    )
    return nil
  }
}
