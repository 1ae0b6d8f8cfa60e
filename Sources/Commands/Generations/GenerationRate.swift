import ArgumentParser
import Troupe
import TroupeModel

/// `troupe generation rate`.
struct GenerationRate: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "rate",
    "Rate a generation from 1 to 5.",
    "A stored video rated 4 or more counts as kept: 'troupe costs' says what a kept one cost.",
    examples: ["troupe generation rate 7k3m 5", "troupe generation rate 7k3m --clear"]
  )

  @Argument(help: "The beginning of an id.", completion: .generations)
  var generation: String
  @Argument(help: "From 1 to 5.") var rating: Int?
  @Flag(help: "Take the rating away.") var clear = false
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (rating == nil) == clear else {
      throw ValidationError("Give a rating from 1 to 5, or --clear.")
    }
  }

  func run(in session: Session) async throws -> Note {
    let sheet = try await session.workspace().rate(generation, rating)
    let id = sheet.generation.id.short
    return Note(
      rating.map { "\(id) is rated \($0)." } ?? "\(id) has no rating any more.",
      json: ["generation": sheet.json]
    )
  }
}
