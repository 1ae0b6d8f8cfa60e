import Testing

@testable import Rehearsal

struct ByteRangeTests {
  static let ranges: [(String?, String?, ByteRange)] = [
    (nil, nil, .whole),
    ("bytes=0-9", nil, .part(0..<10)),
    ("bytes=90-", nil, .part(90..<100)),
    ("bytes=-10", nil, .part(90..<100)),
    ("bytes=-500", nil, .part(0..<100)),
    ("bytes=50-500", nil, .part(50..<100)),
    ("bytes=100-", nil, .unsatisfiable),
    ("bytes=-0", nil, .unsatisfiable),
    ("bytes=9-3", nil, .whole),
    ("bytes=-", nil, .whole),
    ("bytes=0-1,5-6", nil, .whole),
    ("bytes=x-y", nil, .whole),
    ("lines=0-9", nil, .whole),
    ("bytes=0-9", "\"tag\"", .part(0..<10)),
    ("bytes=0-9", "\"other\"", .whole),
  ]

  @Test(arguments: ranges)
  func `a range field wants a part of the file`(
    field: String?,
    condition: String?,
    range: ByteRange
  ) {
    #expect(ByteRange(field: field, condition: condition, tag: "\"tag\"", size: 100) == range)
  }
}
