/// Where the samples of one track lie (ISO/IEC 14496-12: stsz or stz2, stsc, stco or co64).
struct MP4SampleTables {
  let track: Int
  let source: MP4Source
  private let sizes: SampleSizes
  private var chunks: MP4Table
  private var runs: MP4Table

  /// The tables of an `stbl` box.
  init(_ box: MP4Box, track: Int, in source: MP4Source) throws(MP4Damage) {
    self.track = track
    self.source = source
    let children = try box.children(in: source)
    func find(_ names: String...) throws(MP4Damage) -> MP4Box {
      guard let box = children.first(where: { names.contains($0.type) }) else {
        throw .missingBox(names[0])
      }
      return box
    }
    func entries(_ box: MP4Box, width: Int) throws(MP4Damage) -> MP4Table {
      guard box.size >= 8, let count = try source.number(at: box.content + 4, bytes: 4) else {
        throw .malformed(box: box.type, at: box.start)
      }
      return try MP4Table(box, skipping: 8, count: count, width: width, in: source)
    }
    let offsets = try find("stco", "co64")
    chunks = try entries(offsets, width: offsets.type == "co64" ? 8 : 4)
    runs = try entries(try find("stsc"), width: 12)
    sizes = try SampleSizes(try find("stsz", "stz2"), in: source)
  }

  /// Checks that every sample ends inside the file, and says how many there are.
  mutating func check() throws(MP4Damage) -> UInt64 {
    guard sizes.count > 0 else { return 0 }
    guard chunks.count > 0, runs.count > 0 else {
      throw .sampleOutside(track: track, end: source.count + 1, fileSize: source.count)
    }
    var sizes = sizes
    var sample: UInt64 = 0
    var run: UInt64 = 0
    for chunk in 0..<chunks.count where sample < sizes.count {
      while run + 1 < runs.count, try runs.number(run + 1, bytes: 4) <= chunk + 1 { run += 1 }
      let here = min(try runs.number(run, at: 4, bytes: 4), sizes.count - sample)
      let length = try sizes.total(from: sample, count: here)
      let (end, overflow) = try chunks.number(chunk).addingReportingOverflow(length)
      guard !overflow, end <= source.count else {
        throw .sampleOutside(
          track: track,
          end: overflow ? .max : end,
          fileSize: source.count
        )
      }
      sample += here
    }
    return sample
  }
}

/// The sizes of samples: one for all, or a table.
private struct SampleSizes {
  let count: UInt64
  private let constant: UInt64
  private var table: MP4Table?
  /// 4 bits a sample, two in a byte.
  private let halves: Bool

  init(_ box: MP4Box, in source: MP4Source) throws(MP4Damage) {
    guard box.size >= 12, let size = try source.number(at: box.content + 4, bytes: 4),
      let count = try source.number(at: box.content + 8, bytes: 4)
    else { throw .malformed(box: box.type, at: box.start) }
    self.count = count
    if box.type == "stsz" {
      constant = size
      halves = false
      table =
        size > 0
        ? nil : try MP4Table(box, skipping: 12, count: count, width: 4, in: source)
    } else {
      constant = 0
      halves = size & 0xFF == 4
      guard [4, 8, 16].contains(size & 0xFF) else {
        throw .malformed(box: box.type, at: box.start)
      }
      let entries = halves ? (count + 1) / 2 : count
      let width = size & 0xFF == 16 ? 2 : 1
      table = try MP4Table(box, skipping: 12, count: entries, width: width, in: source)
    }
  }

  /// The bytes of some samples together; 2^32 samples of 2^32 bytes do not overflow.
  mutating func total(from first: UInt64, count: UInt64) throws(MP4Damage) -> UInt64 {
    guard table != nil else { return constant.multipliedReportingOverflow(by: count).partialValue }
    var sum: UInt64 = 0
    for sample in first..<first + count {
      if halves {
        let pair = try table?.number(sample / 2) ?? 0
        sum += sample % 2 == 0 ? pair >> 4 : pair & 0xF
      } else {
        sum += try table?.number(sample) ?? 0
      }
    }
    return sum
  }
}
