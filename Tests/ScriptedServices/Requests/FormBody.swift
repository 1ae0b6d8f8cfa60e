import TestSupport

/// The parts of a `multipart/form-data` body (RFC 7578).
struct FormBody {
  struct Part {
    var name: String
    /// The file's name; nil for a plain field.
    var fileName: String?
    /// The part's own content type.
    var type: String?
    var bytes: [UInt8]
  }

  private(set) var parts: [Part] = []

  init(_ request: ServiceRequest) throws(ServiceFault) {
    guard request.mediaType == "multipart/form-data",
      let boundary = request.header("content-type").flatMap({
        HeaderParameters($0)["boundary"]
      }), !boundary.isEmpty
    else { throw .bad("the content type is not multipart/form-data with a boundary") }
    let body = request.body
    let line = Array("--\(boundary)".utf8)
    guard body.starts(with: line) else { throw .bad("the form does not begin with its boundary") }
    let search = ByteSearch("\r\n--\(boundary)")
    var start = line.count
    while !body[start...].starts(with: Array("--".utf8)) {
      guard body[start...].starts(with: Array("\r\n".utf8)),
        let end = search.firstIndex(in: body, from: start)
      else { throw .bad("a part of the form does not end") }
      parts.append(try Self.part(body[(start + 2)..<max(end, start + 2)]))
      start = end + search.needle.count
    }
  }

  private static func part(_ bytes: ArraySlice<UInt8>) throws(ServiceFault) -> Part {
    let bytes = Array(bytes)
    let blank = ByteSearch("\r\n\r\n")
    guard let end = blank.firstIndex(in: bytes, from: 0) else {
      throw .bad("a part of the form has no blank line")
    }
    var disposition: String?
    var type: String?
    for line in bytes[..<end].split(separator: UInt8(ascii: "\n")) {
      let text = String(decoding: line.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
      let name = text.prefix { $0 != ":" }.lowercased()
      let value = String(text.dropFirst(name.count + 1).drop { $0 == " " })
      if name == "content-disposition" { disposition = value }
      if name == "content-type" { type = value }
    }
    guard let disposition, disposition.hasPrefix("form-data"),
      let name = HeaderParameters(disposition)["name"]
    else { throw .bad("a part of the form has no name") }
    return Part(
      name: name,
      fileName: HeaderParameters(disposition)["filename"],
      type: type,
      bytes: Array(bytes[(end + 4)...])
    )
  }

  /// Refuses parts of any other name, and two of one name where not said otherwise.
  func allow(_ names: Set<String>, moreThanOnce: Set<String> = []) throws(ServiceFault) {
    var seen: Set<String> = []
    for part in parts {
      guard names.contains(part.name) else { throw .bad("unknown parameter: \(part.name)") }
      guard moreThanOnce.contains(part.name) || seen.insert(part.name).inserted else {
        throw .bad("\(part.name) is there twice")
      }
    }
  }

  /// A plain field that may be missing, but not empty.
  func optionalText(_ name: String) throws(ServiceFault) -> String? {
    guard let part = parts.first(where: { $0.name == name }) else { return nil }
    guard part.fileName == nil else { throw .bad("\(name) is a file, not a text") }
    guard let text = String(validating: part.bytes, as: UTF8.self), !text.isEmpty else {
      throw .bad("\(name) is empty or not UTF-8")
    }
    return text
  }

  /// A plain field that must be there.
  func text(_ name: String) throws(ServiceFault) -> String {
    guard let text = try optionalText(name) else { throw .bad("\(name) is missing") }
    return text
  }

  /// A file that may be missing: with a name, with bytes, and of the type that it says.
  func optionalFile(_ name: String, _ types: Set<String>) throws(ServiceFault) -> Part? {
    guard let part = parts.first(where: { $0.name == name }) else { return nil }
    guard let fileName = part.fileName, !fileName.isEmpty else {
      throw .bad("\(name) is no file, or has no file name")
    }
    guard let found = FileKind(part.bytes)?.type, types.contains(found) else {
      throw .bad("\(name) is none of \(types.sorted().joined(separator: ", "))")
    }
    guard part.type == found else {
      throw .bad("\(name) is sent as \(part.type ?? "nothing") but is \(found)")
    }
    return part
  }

  /// A file that must be there.
  func file(_ name: String, _ types: Set<String>) throws(ServiceFault) -> Part {
    guard let part = try optionalFile(name, types) else { throw .bad("\(name) is missing") }
    return part
  }
}

/// The parameters of a header field, as in `form-data; name="a"; filename="b"`.
private struct HeaderParameters {
  private var values: [String: String] = [:]

  init(_ field: String) {
    var rest = field.drop { $0 != ";" }
    while rest.popFirst() != nil {
      let name = rest.prefix { $0 != "=" && $0 != ";" }
      rest = rest.dropFirst(name.count)
      var value = ""
      if rest.first == "=" {
        rest = rest.dropFirst()
        if rest.first == "\"" {
          rest = rest.dropFirst()
          while let character = rest.popFirst(), character != "\"" {
            value.append(character == "\\" ? rest.popFirst() ?? "\\" : character)
          }
          rest = rest.drop { $0 != ";" }
        } else {
          value = String(rest.prefix { $0 != ";" })
          rest = rest.dropFirst(value.count)
        }
      }
      values[name.lowercased().filter { $0 != " " }] = value
    }
  }

  subscript(name: String) -> String? { values[name] }
}
