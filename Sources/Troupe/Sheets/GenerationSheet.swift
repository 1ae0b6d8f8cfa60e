import TroupeCatalog
public import TroupeModel

/// All that is shown of a generation.
public struct GenerationSheet: Sendable {
  /// The generation itself.
  public var generation: Generation
  /// Those in use, the oldest first.
  public var videos: [VideoSheet]
  /// The request that was agreed to; nil where none is on record.
  public var intent: Intent?
  /// Every try at sending it, the first one first.
  public var attempts: [Attempt]
  /// What each of those cost or may have cost.
  public var ledger: [LedgerEntry]
  /// What the endpoint would not do, the first first.
  public var refusals: [Refusal]
}

/// A video with its file and who is in it.
public struct VideoSheet: Sendable {
  /// The video itself.
  public var video: Video
  /// The absolute path of its bytes.
  public var path: String
  /// Who is in it.
  public var appearances: [AppearanceSheet]
}

/// A character in a video, by the names that it has now.
public struct AppearanceSheet: Sendable {
  /// The link itself.
  public var appearance: Appearance
  /// The character's handle now.
  public var handle: Handle
  /// The character's display name now.
  public var name: String
}

extension Workspace {
  /// Finds a generation by the beginning of its id.
  public func generation(_ typed: String) throws -> GenerationSheet {
    try catalog.read { try sheet(of: try $0.findGeneration(typed), in: $0) }
  }

  /// Some generations, in the order of their ids as given; what is not there is left out.
  public func sheets(ids: [ItemID]) throws -> [GenerationSheet] {
    try catalog.read { reader in
      try ids.compactMap { try reader.generation($0) }.map { try sheet(of: $0, in: reader) }
    }
  }

  /// Generations by their ids, in that order, without what belongs to them.
  public func generations(ids: [ItemID]) throws -> [Generation] {
    try catalog.read { reader in try ids.compactMap { try reader.generation($0) } }
  }

  /// Finds a video by the beginning of its id.
  public func video(_ typed: String) throws -> VideoSheet {
    try catalog.read { try sheet(of: try $0.findVideo(typed), in: $0) }
  }

  /// The newest videos, of all or of one character.
  public func videos(with typed: String? = nil) throws -> [VideoSheet] {
    try catalog.read { reader in
      let character = try typed.map { try reader.findCharacterOrTrashed($0).id }
      return try reader.videos(with: character).map { try sheet(of: $0, in: reader) }
    }
  }

  func sheet(of generation: Generation, in reader: CatalogReader) throws -> GenerationSheet {
    GenerationSheet(
      generation: generation,
      videos: try reader.videos(of: generation.id).map { try sheet(of: $0, in: reader) },
      intent: try reader.intent(generation.id),
      attempts: try reader.attempts(of: generation.id),
      ledger: try reader.ledger(of: generation.id),
      refusals: try reader.refusals(of: generation.id)
    )
  }

  func sheet(ofGeneration id: ItemID) throws -> GenerationSheet {
    try catalog.read { reader in
      guard let generation = try reader.generation(id) else {
        throw CatalogError.notFound(.generation, typed: id.description, nearest: [])
      }
      return try sheet(of: generation, in: reader)
    }
  }

  func sheet(of video: Video, in reader: CatalogReader) throws -> VideoSheet {
    VideoSheet(
      video: video,
      path: path(of: video.media),
      appearances: try reader.appearances(in: video.id).compactMap { appearance in
        try reader.character(appearance.characterID).map {
          AppearanceSheet(appearance: appearance, handle: $0.handle, name: $0.name)
        }
      }
    )
  }
}
