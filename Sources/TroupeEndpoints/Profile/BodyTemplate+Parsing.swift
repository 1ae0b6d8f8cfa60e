import TroupeModel

extension ProfileNode {
  /// The value read as a template, in which only these placeholders may stand.
  func template(_ allowed: Set<Placeholder>) -> BodyTemplate {
    switch json {
    case .string(let text): return textTemplate(text, allowed)
    case .array: return .list(elements.map { $0.template(allowed) })
    case .object(let members):
      if let list = listPlaceholder(members) { return repetition(of: list, allowed) }
      return .object(
        self.members("the body").map { name, node in
          node.checkName(name)
          return BodyTemplate.Member(name, node.template(allowed))
        }
      )
    default: return .literal(json)
    }
  }

  /// The path read as a template; what is wrong with it does not keep the rest of it from being read.
  func pathTemplate(_ allowed: Set<Placeholder>) -> PathTemplate? {
    guard let path = text else { return nil }
    if !path.hasPrefix("/") || path.hasPrefix("//") {
      problem("a path begins with one slash", suggestion: "/" + path.drop { $0 == "/" })
    }
    if path.contains(where: \.isWhitespace) { problem("a path has no blanks") }
    if path.contains("#") { problem("a path has no fragment: leave out # and what follows") }
    if !path.utf8.allSatisfy({ (0x20...0x7E).contains($0) || (0x09...0x0D).contains($0) }) {
      problem("a path has no letters outside ASCII: write them percent-encoded")
    }
    return PathTemplate(template: checked(path, allowed))
  }

  private func textTemplate(_ text: String, _ allowed: Set<Placeholder>) -> BodyTemplate {
    let template = checked(text, allowed)
    guard template.pieces.count == 1, case .value(let placeholder) = template.pieces[0] else {
      return template.placeholders.isEmpty ? .literal(.string(text)) : .text(template)
    }
    if placeholder.mustBeRepeated {
      misfit(
        "{\(placeholder.rawValue)} is a list of objects: write {\"{\(placeholder.rawValue)}\": {…}}"
      )
    }
    return .value(placeholder)
  }

  private func checked(_ text: String, _ allowed: Set<Placeholder>) -> TextTemplate {
    let known = allowed.map(\.rawValue).sorted()
    func complain(_ mistake: MistakenPlaceholder) -> Placeholder? {
      let nearest = mistake.nearest(among: known).first
      misfit(
        "\(mistake.written) is no value of this request\(mistake.flaw.words); there are "
          + known.map { "{\($0)}" }.joined(separator: " "),
        suggestion: nearest.map { "{\($0)}" }
      )
      return nearest.flatMap(Placeholder.init)
    }
    let template = TextTemplate(text, mistaken: complain)
    for placeholder in template.placeholders.subtracting(allowed).map(\.rawValue).sorted() {
      _ = complain(
        MistakenPlaceholder(
          written: "{\(placeholder)}",
          content: placeholder,
          flaw: .unknown
        )
      )
    }
    return template
  }

  /// Complains about a placeholder in the name of a member, which is sent as it stands.
  private func checkName(_ name: String) {
    let isPlain = BracedText.parts(of: name).allSatisfy { part in
      if case .literal = part { true } else { false }
    }
    guard !isPlain else { return }
    misfit("no value stands in a name: only a list's, in braces, as the only member of its object")
  }

  /// The word in braces that names the only member.
  private func listPlaceholder(_ members: [JSON.Member]) -> String? {
    guard members.count == 1, let name = members.first?.name, name.hasPrefix("{"),
      name.hasSuffix("}"), name.count > 2
    else { return nil }
    return String(name.dropFirst().dropLast())
  }

  private func repetition(of word: String, _ allowed: Set<Placeholder>) -> BodyTemplate {
    guard let element = self["{\(word)}"] else { return .literal(.null) }
    let lists = allowed.filter { !$0.elements.isEmpty }
    var list = Placeholder(rawValue: word).flatMap { lists.contains($0) ? $0 : nil }
    if list == nil {
      let mistake = MistakenPlaceholder(written: "{\(word)}", content: word, flaw: .unknown)
      let nearest = mistake.nearest(among: lists.map(\.rawValue).sorted()).first
      misfit("{\(word)} is no list of this request", suggestion: nearest.map { "{\($0)}" })
      list = nearest.flatMap(Placeholder.init)
    }
    guard let list else { return .literal(.null) }
    let problemsBefore = log.problems.count
    let template = element.template(list.elements)
    if log.problems.count == problemsBefore, template.placeholders.isDisjoint(with: list.elements) {
      let words = list.elements.map { "{\($0.rawValue)}" }.sorted().joined(separator: " or ")
      element.misfit("uses none of the list's values: write \(words) in it")
    }
    return .each(list, template)
  }
}

extension MistakenPlaceholder.Flaw {
  /// What is wrong, to follow what was written.
  fileprivate var words: String {
    switch self {
    case .unknown: ""
    case .doubleBraces: ": a value has one brace on each side"
    case .unclosed: ": its brace is not closed"
    case .unopened: ": its brace is not opened"
    case .dollar: ": a value has no $ before it"
    }
  }
}
