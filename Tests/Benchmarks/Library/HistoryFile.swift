import FoundationEssentials
import Glibc
import Troupe
import TroupeModel

/// A history in JSON Lines, as `troupe import --history` takes it.
enum HistoryFile {
  /// Writes the generations of a plan, one a line, the oldest first.
  ///
  /// - Returns: the size of the file in bytes.
  static func write(_ plan: LibraryPlan, to path: String) throws -> Int {
    guard let file = fopen(path, "w") else { throw BenchmarkError("cannot write \(path)") }
    var source = GenerationSource(plan)
    var bytes = 0
    while let generation = source.next() {
      let line = Self.line(generation) + "\n"
      bytes += line.utf8.count
      guard fputs(line, file) >= 0 else { throw BenchmarkError("cannot write \(path)") }
    }
    guard fclose(file) == 0 else { throw BenchmarkError("cannot write \(path)") }
    return bytes
  }

  private static func line(_ generation: Generation) -> String {
    let parameters = generation.parameters
    let json: JSON = [
      "id": .string(generation.id.description), "status": .string(generation.status.rawValue),
      "prompt": .string(generation.prompt),
      "scenes": .array(
        generation.scenes.map {
          ["prompt": .string($0.prompt), "duration": $0.duration.map(JSON.number) ?? .null]
        }
      ),
      "endpoint": .string(generation.endpoint), "model": .string(parameters.model),
      "parameters": [
        "format": .string(parameters.format.rawValue),
        "size": .optional(parameters.size?.description),
        "duration": parameters.duration.map(JSON.number) ?? .null,
        "aspect_ratio": .optional(parameters.aspectRatio),
      ],
      "cast": .array(
        generation.cast.map {
          .string($0.look == .defaultLook ? $0.handle.description : "\($0.handle)/\($0.look)")
        }
      ),
      "remote_id": .optional(generation.remoteID?.description),
      "failure": .optional(generation.failure), "cost": cost(generation.estimate),
      "rating": generation.rating.map { .number($0) } ?? .null,
      "project": .string(generation.project),
      "tags": .array(generation.tags.map(JSON.string)),
      "created_at": .string(generation.createdAt.iso8601),
      "parent": .optional(generation.parent?.description),
    ]
    return json.compact
  }

  private static func cost(_ cost: Cost?) -> JSON {
    guard let cost else { return .null }
    return [
      "amount": .number(Double(cost.micros) / 1_000_000), "currency": .string(cost.currency),
      "unit": .string(cost.unit),
    ]
  }
}

/// Why something could not be measured.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
