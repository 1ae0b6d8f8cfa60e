import TroupeMedia
import TroupeModel

/// Where a record stands in the file.
struct RecordPlace: Hashable, Sendable {
  /// The offset in bytes.
  var offset: Int64
  /// In bytes.
  var length: Int32
  /// The line on which it begins, from 1.
  var line: Int32
}

/// Some records with their bytes.
struct RecordBatch: Sendable {
  /// Holds all of them, and whatever stands between.
  var bytes: [UInt8]
  /// The offset of the first byte.
  var offset: Int64
  var places: [RecordPlace]

  /// Calls the body with the bytes of each record.
  func forEach(_ body: (RecordPlace, UnsafeBufferPointer<UInt8>) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      for place in places {
        let start = Int(place.offset - offset)
        body(place, UnsafeBufferPointer(rebasing: bytes[start..<(start + Int(place.length))]))
      }
    }
  }
}

/// A file with a history, read in parts so that its size does not matter.
struct HistoryFile: Sendable {
  /// The path as typed, for messages.
  let path: String
  let form: HistoryForm
  let map: HistoryMap
  private let reader: FileReader
  private let start: Int64
  private let firstLine: Int

  /// How much is read at once, in bytes.
  static let chunk = 1 << 20
  /// The longest record, in bytes.
  static let longestRecord = 16 << 20

  /// Opens a file and finds out how it is written.
  ///
  /// - Parameters:
  ///   - path: where it is.
  ///   - shown: the path as typed.
  ///   - map: what the user says that columns mean, by column.
  /// - Throws: `HistoryError`; `MediaError` where the file cannot be read.
  init(path: String, shown: String, map: [String: HistoryKey]) throws {
    let reader = try FileReader(path: path)
    self.reader = reader
    self.path = shown
    var head: [UInt8] = []
    try reader.read(Self.chunk, at: 0, appendingTo: &head)
    guard let (form, begin) = HistoryForm.find(head, path: shown) else {
      throw HistoryError.empty(path: shown)
    }
    self.form = form
    var begins = begin
    var line = 1 + head[..<begin].count { $0 == UInt8(ascii: "\n") }
    if case .table(let delimiter) = form {
      var scanner = RecordScanner(form)
      let step = head.withUnsafeBufferPointer {
        scanner.step($0, from: begin, isLast: $0.count == reader.bytes)
      }
      guard case .record(let range, let next) = step else { throw HistoryError.empty(path: shown) }
      let cells = head[range].withUnsafeBufferPointer { CSVRecord.cells($0, delimiter) }
      self.map = try HistoryMap(heading: cells, map, path: shown)
      line += head[begin..<next].count { $0 == UInt8(ascii: "\n") }
      begins = next
    } else {
      self.map = HistoryMap(map)
    }
    start = Int64(begins)
    firstLine = line
  }

  /// The length of the file.
  var bytes: Int64 { reader.bytes }

  /// The records in the order of the file.
  func batches() -> BatchReader { BatchReader(self) }

  /// Reads records wherever they stand, those that stand together at once.
  func read(_ places: some Sequence<RecordPlace>) throws -> [RecordBatch] {
    var batches: [RecordBatch] = []
    for place in places.sorted(by: { $0.offset < $1.offset }) {
      let end = place.offset + Int64(place.length)
      if let last = batches.indices.last, end - batches[last].offset <= Int64(Self.chunk),
        let before = batches[last].places.last,
        place.offset - before.offset - Int64(before.length) < 1 << 16
      {
        batches[last].places.append(place)
      } else {
        batches.append(RecordBatch(bytes: [], offset: place.offset, places: [place]))
      }
    }
    for index in batches.indices {
      guard let last = batches[index].places.last else { continue }
      let count = last.offset + Int64(last.length) - batches[index].offset
      let got = try reader.read(
        Int(count),
        at: batches[index].offset,
        appendingTo: &batches[index].bytes
      )
      guard got == count else { throw changedMeanwhile }
    }
    return batches
  }

  private var changedMeanwhile: TroupeError {
    TroupeError.unreadableFile(path: path, reason: "it became shorter meanwhile")
  }

  /// Reads the records one part of the file after the other.
  struct BatchReader {
    private let file: HistoryFile
    private var scanner: RecordScanner
    private var rest: [UInt8] = []
    private var offset: Int64
    private var line: Int
    private var isOver = false
    /// Whether the list of a document has ended.
    private var isClosed = false

    fileprivate init(_ file: HistoryFile) {
      self.file = file
      scanner = RecordScanner(file.form)
      offset = file.start
      line = file.firstLine
    }

    /// The next records; nil at the end of the file.
    ///
    /// - Throws: `HistoryError.badLines` where the file is not even what it looks like.
    mutating func next() throws -> RecordBatch? {
      while !isOver {
        var batch = RecordBatch(bytes: rest, offset: offset, places: [])
        try file.reader.read(
          HistoryFile.chunk,
          at: offset + Int64(rest.count),
          appendingTo: &batch.bytes
        )
        let isLast = offset + Int64(batch.bytes.count) >= file.reader.bytes
        let position = try batch.bytes.withUnsafeBufferPointer {
          try scan($0, isLast: isLast, &batch.places)
        }
        rest = Array(batch.bytes[position...])
        offset += Int64(position)
        if isLast { isOver = true }
        if rest.count > HistoryFile.longestRecord {
          throw problem("it is longer than \(HistoryFile.longestRecord >> 20) MB")
        }
        if isLast, !rest.isEmpty || (file.form == .document && !isClosed) {
          throw problem(
            file.form == .document
              ? "the list is never closed" : "a quotation mark is never closed"
          )
        }
        if !batch.places.isEmpty { return batch }
      }
      return nil
    }

    /// Takes whole records over, and says where they end.
    private mutating func scan(
      _ bytes: UnsafeBufferPointer<UInt8>,
      isLast: Bool,
      _ places: inout [RecordPlace]
    ) throws -> Int {
      var position = 0
      while position < bytes.count {
        switch scanner.step(bytes, from: position, isLast: isLast) {
        case .unfinished: return position
        case .end:
          isOver = true
          isClosed = true
          return bytes.count
        case .unexpected(let byte):
          let scalar = Unicode.Scalar(byte)
          throw problem(
            "'\(scalar.isASCII ? String(Character(scalar)) : "?")' stands where the list goes on"
          )
        case .blank(let next): position = advance(bytes, position..<next)
        case .record(let range, let next):
          places.append(
            RecordPlace(
              offset: offset + Int64(range.lowerBound),
              length: Int32(clamping: range.count),
              line: Int32(clamping: line)
            )
          )
          position = advance(bytes, position..<next)
        }
      }
      return position
    }

    private mutating func advance(
      _ bytes: UnsafeBufferPointer<UInt8>,
      _ range: Range<Int>
    ) -> Int {
      for byte in bytes[range] where byte == UInt8(ascii: "\n") { line += 1 }
      return range.upperBound
    }

    private func problem(_ text: String) -> HistoryError {
      .badLines(path: file.path, problems: ["line \(line): \(text)"], count: 1)
    }
  }
}
