public import TroupeModel

/// The body of a request with placeholders in the places of its values.
///
/// A text that is nothing but a placeholder takes the value with its type; inside a longer text it takes the value's text.
/// A member whose placeholder has no value is left out. An object whose only member is named by a list's placeholder,
/// `{"{scenes}": {"prompt": "{scene_prompt}"}}`, becomes a list with the inner template filled for each element.
public indirect enum BodyTemplate: Hashable, Sendable {
  case literal(JSON)
  case value(Placeholder)
  case text(TextTemplate)
  case list([BodyTemplate])
  case object([Member])
  case each(Placeholder, BodyTemplate)

  /// One name and its template in an object.
  public struct Member: Hashable, Sendable {
    /// The name of the member.
    public var name: String
    /// What stands as its value.
    public var template: BodyTemplate

    /// Creates a member.
    public init(_ name: String, _ template: BodyTemplate) {
      self.name = name
      self.template = template
    }
  }
}

extension BodyTemplate {
  /// Every placeholder in it, with those of the lists' elements.
  public var placeholders: Set<Placeholder> {
    switch self {
    case .literal: []
    case .value(let placeholder): [placeholder]
    case .text(let text): text.placeholders
    case .list(let elements): Set(elements.flatMap(\.placeholders))
    case .object(let members): Set(members.flatMap(\.template.placeholders))
    case .each(let list, let element): element.placeholders.union([list])
    }
  }

  /// The value with every placeholder replaced, in the order of the template; nil where nothing of it is left.
  func filled(with values: PlaceholderValues) -> JSON? {
    switch self {
    case .literal(let json): return json
    case .value(let placeholder): return values[placeholder]
    case .text(let text): return text.filled(values.text).map(JSON.string)
    case .list(let elements):
      let filled = elements.compactMap { $0.filled(with: values) }
      return filled.isEmpty && !elements.isEmpty ? nil : .array(filled)
    case .object(let members):
      let filled = members.compactMap { member in
        member.template.filled(with: values).map { JSON.Member(member.name, $0) }
      }
      return filled.isEmpty && !members.isEmpty ? nil : .object(filled)
    case .each(let list, let element):
      guard let items = values.lists[list], !items.isEmpty else { return nil }
      return .array(items.compactMap { element.filled(with: $0) })
    }
  }
}

/// The values of one request, or of one element of a list in it.
struct PlaceholderValues {
  private var values: [Placeholder: JSON] = [:]
  /// The values of the elements of each list.
  var lists: [Placeholder: [PlaceholderValues]] = [:]
  /// The files that go along as parts of a form.
  var files: [Placeholder: [UploadOrder]] = [:]

  subscript(placeholder: Placeholder) -> JSON? {
    get { values[placeholder] }
    set { values[placeholder] = newValue }
  }

  /// Sets a list of texts, whole and element by element; an empty one has no value.
  mutating func set(_ list: Placeholder, each element: Placeholder, to texts: [String]) {
    guard !texts.isEmpty else { return }
    self[list] = .array(texts.map(JSON.string))
    lists[list] = texts.map { text in
      var item = PlaceholderValues()
      item[element] = .string(text)
      return item
    }
  }

  /// The value as a text; nil where it has none or is no plain value.
  func text(_ placeholder: Placeholder) -> String? {
    switch self[placeholder] {
    case .string(let text): text
    case .number(let digits): digits
    case .bool(let value): value ? "true" : "false"
    default: nil
    }
  }
}
