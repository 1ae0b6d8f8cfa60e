import TroupeModel

/// The keys of every object of a profile; the JSON Schema has the same.
enum ProfileKeys {
  static let profile = [
    "$schema", "format", "version", "name", "title", "notes", "base_url", "key_environment",
    "formats", "reply", "models", "limits", "character_creation", "character_use",
    "image_transport", "clip_transport", "statuses", "errors", "charges", "pace",
    "link_lifetime_seconds", "private_default", "retired",
  ]
  static let formats = FormatName.allCases.map(\.rawValue)
  static let operations = OperationKind.allCases.map(\.rawValue)
  static let route = ["method", "path", "body", "encoding", "reply", "price", "note"]
  static let reply = ReplyPaths.Part.allCases.map(\.rawValue)
  static let model = [
    "name", "aliases", "durations", "sizes", "aspect_ratios", "price", "retired", "note",
  ]
  static let price = ["amount", "currency", "unit", "sizes"]
  static let span = ["from", "to"]
  static let limits = [
    "prompt_characters", "references", "references_per_video", "characters_per_video", "image",
    "upload",
  ]
  static let imageLimits = ["bytes", "media_types", "exact_size"]
  static let uploadLimits = ["bytes", "bytes_per_day", "media_types", "lifetime_seconds"]
  static let characterCreation = ["from", "model", "clip", "lifetime_seconds"]
  static let clip = ["seconds", "size", "bytes"]
  static let statuses = JobReading.Phase.allCases.map(\.rawValue)
  static let errors = ["success_codes", "rules"]
  static let rule = ["kind", "statuses", "codes", "words", "stage"]
  static let charges = ["currency", "per_unit", "unit"]
  static let pace = ["poll_seconds", "requests_per_minute"]
}
