import TroupeCatalog
import TroupeModel

extension Workspace {
  /// Notes what an endpoint says that it charged for a generation or a registration it has accepted.
  func setActual(_ cost: Cost, of subject: ItemID, _ writer: CatalogWriter) throws {
    guard let attempt = try writer.reader.acceptedAttempt(of: subject), attempt.actual != cost
    else { return }
    try writer.setActual(cost, attempt: attempt.id)
  }

  /// Rates a generation from 1 to 5; nil takes the rating away.
  public func rate(_ typed: String, _ rating: Int?) throws -> GenerationSheet {
    if let rating, !(1...5).contains(rating) { throw TroupeError.badRating(rating) }
    let found = try catalog.read { try $0.findGeneration(typed) }
    try write("rate generation \(found.id.short)") {
      try $0.setRating(rating, generation: found.id)
    }
    return try sheet(ofGeneration: found.id)
  }
}
