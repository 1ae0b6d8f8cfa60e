/// Finds where the records of a history end, byte by byte, within whatever part of the file is at hand.
struct RecordScanner: Sendable {
  /// What stands at a place.
  enum Step: Hashable {
    /// A record and where the next one begins.
    case record(Range<Int>, next: Int)
    /// Nothing but blanks up to there.
    case blank(next: Int)
    /// The record goes on beyond the bytes at hand.
    case unfinished
    /// The list is closed; what follows is no record.
    case end
    /// Something that is neither a record nor the end of the list.
    case unexpected(UInt8)
  }

  let form: HistoryForm
  /// Whether a document's list has had an element since the last comma.
  private var needsComma = false

  init(_ form: HistoryForm) { self.form = form }

  /// What begins at a place.
  ///
  /// - Parameters:
  ///   - bytes: what is at hand.
  ///   - start: where a record may begin.
  ///   - isLast: whether the file ends with these bytes.
  /// - Returns: what stands there, and where to go on.
  mutating func step(
    _ bytes: UnsafeBufferPointer<UInt8>,
    from start: Int,
    isLast: Bool
  ) -> Step {
    switch form {
    case .lines: line(bytes, start, isLast)
    case .table(let delimiter): row(bytes, start, isLast, delimiter)
    case .document: element(bytes, start)
    }
  }

  private func line(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ isLast: Bool) -> Step {
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    guard end < bytes.count || isLast else { return .unfinished }
    return Self.step(bytes, start..<end, next: min(end + 1, bytes.count))
  }

  /// Quotes count only where a cell begins, and may hold line ends.
  private func row(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ isLast: Bool,
    _ delimiter: UInt8
  ) -> Step {
    let quote = UInt8(ascii: "\"")
    var position = start
    var isCellStart = true
    while position < bytes.count {
      let byte = bytes[position]
      if byte == quote, isCellStart {
        position += 1
        while position < bytes.count {
          guard bytes[position] == quote else {
            position += 1
            continue
          }
          guard position + 1 < bytes.count, bytes[position + 1] == quote else { break }
          position += 2
        }
        // The quote at the very end of what is at hand may be the first of two.
        let isClosed = position + 1 < bytes.count || (isLast && position < bytes.count)
        guard isClosed else { return .unfinished }
        position += 1
        isCellStart = false
        continue
      }
      if byte == UInt8(ascii: "\n") {
        return Self.step(bytes, start..<position, next: position + 1)
      }
      isCellStart = byte == delimiter
      position += 1
    }
    return isLast ? Self.step(bytes, start..<bytes.count, next: bytes.count) : .unfinished
  }

  private static func step(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>,
    next: Int
  ) -> Step {
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1].isBlank { end -= 1 }
    let isBlank = bytes[range.lowerBound..<end].allSatisfy(\.isBlank)
    return isBlank ? .blank(next: next) : .record(range.lowerBound..<end, next: next)
  }

  private mutating func element(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Step {
    guard start < bytes.count else { return .unfinished }
    let byte = bytes[start]
    if byte.isBlank {
      var next = start
      while next < bytes.count, bytes[next].isBlank { next += 1 }
      return .blank(next: next)
    }
    if byte == UInt8(ascii: "]") { return .end }
    if needsComma {
      guard byte == UInt8(ascii: ",") else { return .unexpected(byte) }
      needsComma = false
      return .blank(next: start + 1)
    }
    guard byte == UInt8(ascii: "{") else { return .unexpected(byte) }
    guard let end = Self.end(ofObjectIn: bytes, from: start) else { return .unfinished }
    needsComma = true
    return .record(start..<end, next: end)
  }

  /// The place behind the brace that closes the object.
  private static func end(
    ofObjectIn bytes: UnsafeBufferPointer<UInt8>,
    from start: Int
  ) -> Int? {
    var depth = 0
    var position = start
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
          position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return position + 1 }
      default: break
      }
      position += 1
    }
    return nil
  }
}
