import FoundationEssentials
import TroupeModel

/// How a library to measure was made, kept beside it as `benchmark.json`.
struct LibraryRecord {
  /// How the history came in.
  enum Way {
    /// By `troupe import --history`, from a file of so many bytes.
    case imported(bytes: Int)
    /// Through the catalog alone.
    case inserted
  }

  var count: Int
  var seed: UInt64
  var way: Way
  /// How long that took.
  var milliseconds: Double
  /// The most memory that the import ever had resident; 0 where it was no process.
  var residentKilobytes: Int

  static let fileName = "benchmark.json"

  /// Generations a second.
  var rate: Int { Int(Double(count) / milliseconds * 1000) }

  /// What was measured, as a sentence.
  var sentence: String {
    let seconds = (milliseconds / 1000).short
    switch way {
    case .imported(let bytes):
      return
        "`troupe import --history` took \(seconds) s for \(count.grouped) generations "
        + "(\((bytes / 1_000_000).grouped) MB of JSON Lines; the whole process, parsing and index included): "
        + "\(rate.grouped) a second, with \(residentKilobytes / 1024) MB resident at the most."
    case .inserted:
      return "The catalog took \(seconds) s to take in \(count.grouped) generations one by one, "
        + "the making of them included: \(rate.grouped) a second."
    }
  }

  func write(in folder: String) throws {
    var json: JSON = [
      "count": .number(count), "seed": .number(seed), "milliseconds": .number(milliseconds),
      "resident_kilobytes": .number(residentKilobytes),
    ]
    if case .imported(let bytes) = way, case .object(let members) = json {
      json = .object(members + [.init("bytes", .number(bytes))])
    }
    try json.pretty.write(
      toFile: folder + "/" + Self.fileName,
      atomically: true,
      encoding: .utf8
    )
  }

  /// Reads what `troupe-bench library` left; throws where the folder was not made by it.
  static func read(in folder: String) throws -> LibraryRecord {
    let path = folder + "/" + fileName
    guard let data = FileManager.default.contents(atPath: path),
      let json = try? JSON(parsing: Array(data)), let count = json["count"]?.int,
      let seed = json["seed"]?.int, let milliseconds = json["milliseconds"]?.double
    else {
      throw BenchmarkError("\(path) is missing: make it with 'troupe-bench library \(folder)'")
    }
    return LibraryRecord(
      count: count,
      seed: UInt64(seed),
      way: json["bytes"]?.int.map(Way.imported) ?? .inserted,
      milliseconds: milliseconds,
      residentKilobytes: json["resident_kilobytes"]?.int ?? 0
    )
  }
}
