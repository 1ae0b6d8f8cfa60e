import Testing
import TroupeModel

/// As much of JSON Schema (draft 2020-12) as the schema of profiles uses; a keyword that it does not know fails the test.
struct SchemaValidator {
  private let root: JSON

  init(_ text: String) throws { root = try JSON(parsing: text) }

  /// The definition of that name.
  func definition(_ name: String) throws -> JSON { try #require(root["$defs"]?[name]) }

  /// The names of the properties of a schema, sorted.
  static func properties(_ schema: JSON) -> [String] {
    (schema["properties"]?.members ?? []).map(\.name).sorted()
  }

  /// What the schema itself says.
  var whole: JSON { root }

  /// The places that do not fit the schema; empty where all do.
  func errors(in json: JSON) throws -> [String] { try errors(json, root, "$") }

  private func errors(_ json: JSON, _ schema: JSON, _ path: String) throws -> [String] {
    var found: [String] = []
    for keyword in schema.members ?? [] where try !holds(keyword, json, schema, path, &found) {
      found.append("\(path) \(keyword.name)")
    }
    return found
  }

  private func holds(
    _ keyword: JSON.Member,
    _ json: JSON,
    _ schema: JSON,
    _ path: String,
    _ found: inout [String]
  ) throws -> Bool {
    let value = keyword.value
    switch keyword.name {
    case "$schema", "title", "description", "$defs": return true
    case "$ref":
      let name = try #require(value.text).dropFirst("#/$defs/".count)
      found += try errors(json, definition(String(name)), path)
      return true
    case "type":
      return (value.elements ?? [value]).compactMap(\.text).contains { isOf($0, json) }
    case "const": return isEqual(json, value)
    case "enum": return value.elements?.contains { isEqual(json, $0) } ?? false
    case "anyOf":
      return try value.elements?.contains { try errors(json, $0, path).isEmpty } ?? false
    case "required":
      guard json.members != nil else { return true }
      return value.elements?.allSatisfy { json[$0.text ?? ""] != nil } ?? false
    case "properties":
      for property in value.members ?? [] {
        guard let member = json[property.name] else { continue }
        found += try errors(member, property.value, "\(path).\(property.name)")
      }
      return true
    case "additionalProperties":
      try #require(value == false)
      let known = Set((schema["properties"]?.members ?? []).map(\.name))
      return (json.members ?? []).allSatisfy { known.contains($0.name) }
    case "items":
      for (index, element) in (json.elements ?? []).enumerated() {
        found += try errors(element, value, "\(path)[\(index)]")
      }
      return true
    default: return try holdsLimit(keyword, json)
    }
  }

  private func holdsLimit(_ keyword: JSON.Member, _ json: JSON) throws -> Bool {
    if keyword.name == "pattern" {
      let pattern = try Regex(#require(keyword.value.text))
      return try json.text.map { try pattern.firstMatch(in: $0) != nil } ?? true
    }
    let limit = try #require(keyword.value.double)
    switch keyword.name {
    case "minItems": return json.elements.map { Double($0.count) >= limit } ?? true
    case "minLength": return json.text.map { Double($0.unicodeScalars.count) >= limit } ?? true
    case "minimum": return json.double.map { $0 >= limit } ?? true
    case "maximum": return json.double.map { $0 <= limit } ?? true
    case "exclusiveMinimum": return json.double.map { $0 > limit } ?? true
    default:
      Issue.record("the validator does not know \(keyword.name)")
      return false
    }
  }

  private func isEqual(_ left: JSON, _ right: JSON) -> Bool {
    left == right || (left.double != nil && left.double == right.double)
  }

  private func isOf(_ type: String, _ json: JSON) -> Bool {
    switch json {
    case .null: type == "null"
    case .bool: type == "boolean"
    case .number: type == "number" || (type == "integer" && json.int != nil)
    case .string: type == "string"
    case .array: type == "array"
    case .object: type == "object"
    }
  }
}
