import Foundation
import TestSupport
import Testing
import TroupeModel

@testable import Troupe

@Suite struct RecordScannerTests {
  /// Everything that a file holds, as text with its line.
  private func records(_ text: String, name: String = "a") throws -> [String] {
    let path = NSTemporaryDirectory() + "troupe-records-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    let file = try HistoryFile(path: path, shown: name, map: [:])
    var batches = file.batches()
    var records: [String] = []
    while let batch = try batches.next() {
      batch.forEach { records.append("\($0.line) \(String(decoding: $1, as: UTF8.self))") }
      // Read again by their places they are the same.
      for again in try file.read(batch.places.shuffled()) {
        again.forEach { place, bytes in
          #expect(records.contains("\(place.line) \(String(decoding: bytes, as: UTF8.self))"))
        }
      }
    }
    return records
  }

  @Test func `the form is known by the first signs`() throws {
    #expect(try records("\u{FEFF}{\"a\":1}\r\n\n {\"b\":2}") == ["1 {\"a\":1}", "3  {\"b\":2}"])
    #expect(
      try records("[\n{\"a\":\"]}\\\"\"},\n{\"b\":[1]}]") == [
        "2 {\"a\":\"]}\\\"\"}", "3 {\"b\":[1]}",
      ]
    )
    #expect(
      try records("{ \"generations\" : [ {\"a\":1} , {} ], \"total\": 2 }") == [
        "1 {\"a\":1}", "1 {}",
      ]
    )
    #expect(try records("prompt\nb\r\n\n\"c\n\"\"d\"") == ["2 b", "4 \"c\n\"\"d\""])
    #expect(try records("[]") == [])
  }

  @Test(arguments: ["", "\n\n  \n", "\u{FEFF}\n"])
  func `an empty file is an error`(text: String) {
    #expect(throws: HistoryError.self) { try records(text) }
  }

  @Test(arguments: [
    ("[{\"a\":1}", "line 1: the list is never closed"),
    ("[{\"a\":1}\n{\"b\":1}]", "line 2: '{' stands where the list goes on"),
    ("[{\"a\":1},\n 5]", "line 2: '5' stands where the list goes on"),
    ("a\n\"b\nc\nd", "line 2: a quotation mark is never closed"),
  ])
  func `what is not what it looks like is an error with its line`(text: String, problem: String) {
    #expect {
      _ = try records(text)
    } throws: { error in
      guard case HistoryError.badLines(_, let problems, 1) = error else { return false }
      #expect(problems == [problem])
      return true
    }
  }

  @Test func `records are found however long the file is and wherever its parts end`() throws {
    let seed = UInt64.random(in: 0...(.max))
    var random = SeededRandom(seed: seed)
    let signs = Array("ab \",\\{}[]\n雨\u{1F600}")
    var texts: [String] = []
    for number in 0..<400 {
      // Some are longer than what is read at once.
      let length = number % 150 == 7 ? 600_000 : Int.random(in: 0...9000, using: &random)
      let text = String(
        (0..<length).map { _ in signs[Int.random(in: 0..<signs.count, using: &random)] }
      )
      texts.append("\(number)" + text + ".")
    }
    let objects = texts.map { (["prompt": .string($0)] as JSON).compact }
    let expected = objects.map { String($0) }
    func bare(_ records: [String]) -> [String] {
      records.map { String($0[$0.index(after: $0.firstIndex(of: " ") ?? $0.startIndex)...]) }
    }
    #expect(bare(try records(objects.joined(separator: "\n"))) == expected, "seed \(seed)")
    #expect(
      bare(try records("[" + objects.joined(separator: ",\n") + "]")) == expected,
      "seed \(seed)"
    )
    let cells = texts.map {
      "\"" + $0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        + "\""
    }
    let rows = bare(try records("prompt\n" + cells.joined(separator: "\r\n") + "\n"))
    #expect(rows == cells, "seed \(seed)")
    let delimiter = UInt8(ascii: ",")
    for (row, text) in zip(rows, texts) {
      let read = Array(row.utf8).withUnsafeBufferPointer { CSVRecord.cells($0, delimiter) }
      #expect(read == [text], "seed \(seed)")
    }
  }

  @Test(arguments: [
    ("a,b,c", ["a", "b", "c"]), ("a,,", ["a", "", ""]), ("", [""]), ("\"a,b\",c", ["a,b", "c"]),
    ("\"a \"\"b\"\"\"", ["a \"b\""]), (" a , \"b\" ", ["a", "\"b\""]),
    ("5\" disk,x", ["5\" disk", "x"]),
    ("\"a\"b,c", ["ab", "c"]), ("雨,\"雪\n\"", ["雨", "雪"]),
  ])
  func `cells are told apart`(row: String, cells: [String]) {
    let read = Array(row.utf8).withUnsafeBufferPointer {
      CSVRecord.cells($0, UInt8(ascii: ","))
    }
    #expect(read == cells)
  }
}
