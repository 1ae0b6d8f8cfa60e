/// What part of a file a request wants (RFC 9110, section 14).
enum ByteRange: Hashable, Sendable {
  case whole
  case part(Range<Int>)
  case unsatisfiable

  /// Reads a Range field; anything but one range of bytes means the whole file, as the RFC allows.
  ///
  /// - Parameters:
  ///   - field: the value of `Range`.
  ///   - condition: the value of `If-Range`.
  ///   - tag: the entity tag of the file.
  ///   - size: the bytes of the file.
  init(field: String?, condition: String?, tag: String, size: Int) {
    self = .whole
    if let condition, condition != tag { return }
    guard let field, field.hasPrefix("bytes=") else { return }
    let ends = field.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
      .map { $0.drop(while: { $0 == " " }) }
    guard ends.count == 2, ends.allSatisfy({ $0.allSatisfy(\.isNumber) }) else { return }
    switch (Int(ends[0]), Int(ends[1])) {
    case (nil, let suffix?):
      self = suffix == 0 || size == 0 ? .unsatisfiable : .part(max(0, size - suffix)..<size)
    case (let first?, let last):
      if let last, last < first { return }
      self = first >= size ? .unsatisfiable : .part(first..<min(size, (last ?? size - 1) + 1))
    case (nil, nil): return
    }
  }
}
