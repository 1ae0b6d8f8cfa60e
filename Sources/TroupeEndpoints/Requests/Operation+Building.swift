import TroupeModel

extension PlaceholderValues {
  /// Sets a file in the one place or the other, by how it is sent.
  mutating func set(_ file: SentFile?, address: Placeholder, file place: Placeholder) {
    self[address] = file?.address.map(JSON.string)
    files[place] = [file?.file].compactMap(\.self)
  }
}

extension Operation {
  /// Complains where the body has no place for a file as it is sent.
  func check(
    _ file: SentFile,
    _ option: RequestOption,
    address: Placeholder,
    file place: Placeholder,
    endpoint: String
  ) throws(RequestProblem) {
    let (wanted, other) = file.address == nil ? (place, address) : (address, place)
    if placeholders.contains(wanted) { return }
    guard placeholders.contains(other) else { throw .optionNotTaken(option, endpoint: endpoint) }
    throw file.address == nil
      ? .onlyAddressesTaken(option, endpoint: endpoint)
      : .onlyFilesTaken(option, endpoint: endpoint)
  }

  /// The request that asks about something by its id.
  func request(id: RemoteID, endpoint: String) throws(RequestProblem) -> BuiltRequest {
    var values = PlaceholderValues()
    values[.id] = .string(id.description)
    return try request(values, endpoint: endpoint)
  }

  /// The request with these values put in their places.
  func request(
    _ values: PlaceholderValues,
    endpoint: String
  ) throws(RequestProblem) -> BuiltRequest {
    let needed = path.placeholders
    if let missing = needed.filter({ values.text($0) == nil }).min(by: { $0.rawValue < $1.rawValue }
    ) {
      throw .pathValueMissing(missing, endpoint: endpoint)
    }
    return BuiltRequest(
      kind: kind,
      format: format,
      method: method.rawValue,
      path: path.filled(values.text) ?? "/",
      body: body(values),
      isPathFilled: !needed.isEmpty
    )
  }

  private func body(_ values: PlaceholderValues) -> BuiltRequest.Body {
    guard let body else { return .none }
    let isForm =
      switch encoding {
      case .json: false
      case .multipart: true
      case .jsonOrMultipart: body.placeholders.contains { values.files[$0]?.isEmpty == false }
      }
    guard isForm, case .object(let members) = body else {
      return .json((body.filled(with: values) ?? .object([])).compact)
    }
    return .multipart(members.flatMap { parts($0, values) })
  }

  private func parts(
    _ member: BodyTemplate.Member,
    _ values: PlaceholderValues
  ) -> [BuiltRequest.Part] {
    if case .value(let placeholder) = member.template, placeholder.isFile {
      return (values.files[placeholder] ?? []).map {
        BuiltRequest.Part(name: member.name, content: .file($0))
      }
    }
    guard let value = member.template.filled(with: values) else { return [] }
    return [BuiltRequest.Part(name: member.name, content: .text(value.plainText))]
  }
}

extension JSON {
  /// The value as a field of a form holds it: a text by itself, anything else as JSON.
  fileprivate var plainText: String { text ?? compact }
}
