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
        self.members("the body").map { BodyTemplate.Member($0.name, $0.node.template(allowed)) }
      )
    default: return .literal(json)
    }
  }

  /// The path read as a template.
  func pathTemplate(_ allowed: Set<Placeholder>) -> PathTemplate? {
    guard let path = text else { return nil }
    guard path.hasPrefix("/"), !path.hasPrefix("//") else {
      problem("a path begins with one slash")
      return nil
    }
    guard path.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), !path.contains("#") else {
      problem("a path has no blanks, no fragment and no letters outside ASCII")
      return nil
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
    func complain(_ word: String) {
      misfit(
        "{\(word)} is no value of this request; there are "
          + known.map { "{\($0)}" }.joined(separator: " "),
        suggestion: NearestNames.to(word, among: known).first.map { "{\($0)}" }
      )
    }
    let template = TextTemplate(text, unknown: complain)
    for placeholder in template.placeholders.subtracting(allowed).map(\.rawValue).sorted() {
      complain(placeholder)
    }
    return template
  }

  /// The word in braces that names the only member.
  private func listPlaceholder(_ members: [JSON.Member]) -> String? {
    guard members.count == 1, let name = members.first?.name, name.hasPrefix("{"),
      name.hasSuffix("}"), name.count > 2
    else { return nil }
    return String(name.dropFirst().dropLast())
  }

  private func repetition(of word: String, _ allowed: Set<Placeholder>) -> BodyTemplate {
    let lists = allowed.filter { !$0.elements.isEmpty }
    guard let list = Placeholder(rawValue: word), lists.contains(list),
      let element = self["{\(word)}"]
    else {
      let known = lists.map(\.rawValue).sorted()
      misfit(
        "{\(word)} is no list of this request",
        suggestion: NearestNames.to(word, among: known).first.map { "{\($0)}" }
      )
      return .literal(.null)
    }
    return .each(list, element.template(list.elements))
  }
}
