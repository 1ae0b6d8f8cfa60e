import TroupeModel

extension ProfileNode {
  /// Every route of the profile.
  func operations(reply: ReplyPaths, base: String?) -> [Operation] {
    var result: [Operation] = []
    for (name, node) in members("the formats", keys: ProfileKeys.formats) {
      guard let format = FormatName(rawValue: name) else { continue }
      for (name, node) in node.members("a format", keys: ProfileKeys.operations) {
        guard let kind = OperationKind(rawValue: name),
          let operation = node.operation(kind, format, reply: reply, base: base)
        else { continue }
        if !kind.isPerFormat, result.contains(where: { $0.kind == kind }) {
          node.misfit("there is another route for this already")
        }
        result.append(operation)
      }
    }
    return result
  }

  private func operation(
    _ kind: OperationKind,
    _ format: FormatName,
    reply: ReplyPaths,
    base: String?
  ) -> Operation? {
    _ = members("a route", keys: ProfileKeys.route)
    if let note = self["note"] { _ = note.text }
    let method = required("method")?.choice(Operation.Method.self)
    let pathNode = required("path")
    let path = pathNode?.pathTemplate(kind.pathPlaceholders)
    if let base, let path, let pathNode { pathNode.checkDoubling(path, after: base) }
    let body = self["body"]?.body(kind)
    let encoding = self["encoding"]?.choice(Operation.Encoding.self) ?? .json
    let paths = self["reply"]?.replyPaths(over: reply) ?? reply
    let prices = self["price"]?.prices ?? []
    guard let method, let path else { return nil }
    let operation = Operation(
      kind: kind,
      format: format,
      method: method,
      path: path,
      body: body,
      encoding: encoding,
      reply: paths,
      prices: prices
    )
    check(operation)
    return operation
  }

  private func body(_ kind: OperationKind) -> BodyTemplate? {
    guard json.members != nil else {
      problem("a body must be an object, not \(json.kind)")
      return nil
    }
    return template(kind.placeholders)
  }

  /// Complains where a route cannot do what it is for.
  private func check(_ operation: Operation) {
    if operation.method == .get, operation.body != nil {
      self["body"]?.misfit("a GET has no body")
    }
    if operation.encoding != .json, operation.body == nil {
      misfit("\(operation.encoding.rawValue) needs a body that names its parts")
    }
    let needed = operation.kind.neededPlaceholders
    if operation.placeholders.isDisjoint(with: needed) {
      let words = needed.map { "{\($0.rawValue)}" }.sorted().joined(separator: ", ")
      misfit("nothing here makes use of \(words)")
    }
    guard case .object(let members)? = operation.body else { return }
    if members.first?.name == BuiltRequest.frozenMark {
      self["body"]?.misfit("a body does not begin with '\(BuiltRequest.frozenMark)'")
    }
    checkFiles(members, operation.encoding)
  }

  /// Complains about files that stand where no file can be.
  private func checkFiles(_ members: [BodyTemplate.Member], _ encoding: Operation.Encoding) {
    for member in members {
      var files = member.template.placeholders.filter(\.isFile)
      if encoding != .json, case .value(let placeholder) = member.template {
        files.remove(placeholder)
      }
      for file in files.map(\.rawValue).sorted() {
        self["body"]?[member.name]?.misfit(
          "{\(file)} is a part of a form: it stands alone as the value of a member of the body, "
            + "and the encoding is multipart",
          suggestion: encoding == .json ? "multipart" : nil
        )
      }
    }
  }

  /// Complains about `/v1/v1`: a base with a path that the route's path repeats.
  private func checkDoubling(_ path: PathTemplate, after base: String) {
    guard case .literal(let start)? = path.template.pieces.first else { return }
    if let doubled = DoubledPath.segment(of: base, and: start) {
      misfit("with the base URL this makes /\(doubled)/\(doubled): leave it out of one of them")
    }
  }
}

extension OperationKind {
  /// Whether each format of a video has its own.
  fileprivate var isPerFormat: Bool {
    switch self {
    case .create, .query, .content: true
    case .createCharacter, .queryCharacter, .upload: false
    }
  }
}

/// The commonest mistake with base URLs: `https://host/v1` and `/v1/videos`.
enum DoubledPath {
  /// The segment that ends the base and begins the path, or stands twice in a row at the start of the path.
  static func segment(of base: String, and path: String) -> String? {
    let pathSegments = path.prefix { $0 != "?" }.split(separator: "/")
    let baseSegments =
      base.firstRange(of: "://").map {
        base[$0.upperBound...].split(separator: "/").dropFirst()
      } ?? []
    let all = baseSegments + pathSegments
    guard let pair = zip(all, all.dropFirst()).first(where: { $0 == $1 }) else { return nil }
    return String(pair.0)
  }
}
