/// One record of CSV (RFC 4180).
enum CSVRecord {
  /// The cells without the blanks around them; a quote within a cell that does not begin with one is a sign as any other.
  static func cells(_ bytes: UnsafeBufferPointer<UInt8>, _ delimiter: UInt8) -> [String] {
    let quote = UInt8(ascii: "\"")
    var cells: [String] = []
    var position = 0
    while true {
      var cell: [UInt8] = []
      if position < bytes.count, bytes[position] == quote {
        position += 1
        while position < bytes.count {
          if bytes[position] == quote {
            guard position + 1 < bytes.count, bytes[position + 1] == quote else { break }
            position += 1
          }
          cell.append(bytes[position])
          position += 1
        }
        position += 1
      }
      while position < bytes.count, bytes[position] != delimiter {
        cell.append(bytes[position])
        position += 1
      }
      cells.append(String(decoding: cell, as: UTF8.self).trimmingBlanks)
      guard position < bytes.count else { return cells }
      position += 1
    }
  }
}
