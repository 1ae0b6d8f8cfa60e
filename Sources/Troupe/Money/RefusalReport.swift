import TroupeCatalog
public import TroupeModel

/// What endpoints would not do, and who and what was in it.
public struct RefusalReport: Sendable {
  /// Looks and pictures that were in refused requests, with how often they were in accepted ones.
  public var exposures: [ExposureSheet]
  /// The newest refusals.
  public var refusals: [RefusalSheet]
}

/// A refusal with what was refused.
public struct RefusalSheet: Sendable {
  /// The refusal itself.
  public var refusal: Refusal
  /// The prompt, or `handle/look`.
  public var title: String
}

/// How often a look, or one picture of it, was in requests that an endpoint accepted or refused.
public struct ExposureSheet: Sendable {
  /// The character's handle now.
  public var handle: Handle
  /// The name of the look.
  public var look: Handle
  /// The digest of the picture; nil for the look as a whole.
  public var content: ContentID?
  /// How many requests were accepted and not refused later.
  public var accepted: Int
  /// How many were refused, by the kind of refusal.
  public var refused: [String: Int]

  init(_ exposure: Exposure) {
    handle = exposure.handle
    look = exposure.look
    content = exposure.content
    accepted = exposure.accepted
    refused = exposure.refused
  }

  /// How many requests with it were refused, for whatever reason.
  public var refusedCount: Int { refused.values.reduce(0, +) }

  /// The counts as JSON.
  public var json: JSON {
    [
      "character": .string(handle.description), "look": .string(look.description),
      "sha256": .optional(content?.description), "accepted": .number(accepted),
      "refused": .number(refusedCount),
      "by_kind": .object(
        refused.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .number($0.value)) }
      ),
    ]
  }
}

extension RefusalReport {
  /// The report as JSON.
  public var json: JSON {
    [
      "exposures": .array(exposures.map(\.json)),
      "refusals": .array(
        refusals.map { sheet in
          let more: [JSON.Member] = [
            .init("subject", .string(sheet.refusal.subject.description)),
            .init("title", .string(sheet.title)),
          ]
          return .object(more + (sheet.refusal.json.members ?? []))
        }
      ),
      "total": .number(refusals.count),
    ]
  }
}
