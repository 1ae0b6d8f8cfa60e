import TroupeModel

extension ProfileNode {
  /// Every route of the profile.
  func operations(reply: ReplyPaths, base: String?) -> [Operation] {
    var result: [Operation] = []
    for (name, node) in members("the formats", keys: FormatName.allCases.map(\.rawValue)) {
      guard let format = FormatName(rawValue: name) else { continue }
      let kinds = OperationKind.allCases.map(\.rawValue)
      for (name, node) in node.members("a format", keys: kinds) {
        guard let kind = OperationKind(rawValue: name),
          let operation = node.operation(kind, format, reply: reply, base: base)
        else { continue }
        if !kind.isPerFormat, result.contains(where: { $0.kind == kind }) {
          node.problem("there is another route for this already")
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
    _ = members("a route", keys: ["method", "path", "body", "encoding", "reply", "price", "note"])
    let method = required("method")?.choice(Operation.Method.self)
    let pathNode = required("path")
    let path = pathNode?.pathTemplate(kind.placeholders)
    if let base, let path, let pathNode { pathNode.checkDoubling(path, after: base) }
    let body = self["body"]?.body(kind)
    let encoding = self["encoding"]?.choice(Operation.Encoding.self) ?? .json
    let paths = self["reply"]?.replyPaths(over: reply) ?? reply
    guard let method, let path else { return nil }
    let operation = Operation(
      kind: kind,
      format: format,
      method: method,
      path: path,
      body: body,
      encoding: encoding,
      reply: paths,
      price: self["price"]?.price
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
      self["body"]?.problem("a GET has no body")
    }
    if operation.encoding == .multipart, operation.body == nil {
      problem("multipart needs a body that names its parts")
    }
    if let needed = operation.kind.neededPlaceholder, !operation.placeholders.contains(needed) {
      problem("nothing here makes use of {\(needed.rawValue)}")
    }
    if operation.kind == .upload, operation.encoding != .multipart {
      problem("an upload is multipart")
    }
  }

  /// Complains about `/v1/v1`: a base with a path that the route's path repeats.
  private func checkDoubling(_ path: PathTemplate, after base: String) {
    guard case .literal(let start)? = path.template.pieces.first else { return }
    if let doubled = DoubledPath.segment(of: base, and: start) {
      problem("with the base URL this makes /\(doubled)/\(doubled): leave it out of one of them")
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

  /// What such a request must carry.
  fileprivate var neededPlaceholder: Placeholder? {
    switch self {
    case .create: .prompt
    case .query, .content, .queryCharacter: .id
    case .createCharacter: .name
    case .upload: .file
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
