import TroupeCatalog
import TroupeMedia
import TroupeModel

/// Looks whether every content of the catalog lies in the media folder, whole.
struct MediaCheck {
  private let media: MediaFolder
  private let catalog: CatalogDatabase
  private let contents: [(content: ContentID, bytes: Int64)]
  /// What lies in the folder, by content.
  private let files: [ContentID: StoredFile]
  /// How many files lie there that the catalog does not know.
  private let strangerCount: Int
  private(set) var findings: [String] = []
  private(set) var count = 0
  private(set) var readCount = 0

  init(_ media: MediaFolder, _ catalog: CatalogDatabase) throws {
    self.media = media
    self.catalog = catalog
    // The files first: what is stored meanwhile is then a stranger, and never missing.
    let inventory = try media.inventory()
    let contents = try catalog.read { try $0.contents() }
    let files = Dictionary(inventory.files.map { ($0.content, $0) }) { first, _ in first }
    let known = contents.count { files[$0.content] != nil }
    self.contents = contents
    self.files = files
    strangerCount = inventory.files.count - known + inventory.strangers.count
  }

  /// What was looked at, in words.
  var subject: String {
    var words = "\(contents.count) file\(contents.count == 1 ? "" : "s")"
    if readCount > 0 { words += ", \(readCount) read" }
    if strangerCount > 0 {
      words += "; \(strangerCount) more that nothing names"
    }
    return words
  }

  /// Compares what the catalog says with what lies there, and reads the files that are to be read.
  mutating func run(
    _ options: VerifyOptions,
    progress: (VerifyProgress) throws -> Void
  ) throws {
    let isRead = contents.map { entry in
      options.reading?.contains(entry.content) == true && entry.content.description >= options.start
    }
    let total = zip(contents, isRead).reduce(Int64(0)) { $0 + ($1.1 ? $1.0.bytes : 0) }
    var done: Int64 = 0
    for (entry, isRead) in zip(contents, isRead) {
      guard let file = files[entry.content] else {
        // It may have been stored, or moved, since the folder was listed.
        if try !media.exists(entry.content, bytes: entry.bytes) {
          try note(entry.content, media.verify(entry.content, bytes: entry.bytes, reading: false))
        }
        continue
      }
      guard file.bytes == entry.bytes else {
        try note(
          entry.content,
          .wrongLength(expected: entry.bytes, found: file.bytes),
          file.relativePath
        )
        continue
      }
      guard isRead else { continue }
      try progress(
        VerifyProgress(
          name: .media,
          bytes: (done, total),
          place: String(entry.content.description.prefix(12))
        )
      )
      try note(
        entry.content,
        media.verify(entry.content, bytes: entry.bytes),
        file.relativePath
      )
      readCount += 1
      done += entry.bytes
    }
  }

  private mutating func note(
    _ content: ContentID,
    _ condition: MediaCondition,
    _ path: String? = nil
  ) throws {
    let damage: String
    switch condition {
    case .whole: return
    case .missing: damage = "is missing"
    case .wrongLength(let expected, let found): damage = "has \(found) bytes instead of \(expected)"
    case .wrongBytes(let found): damage = "holds other bytes, of the digest \(found.short)…"
    case .unreadable(let error): damage = "cannot be read: \(error.message)"
    }
    count += 1
    guard findings.count < LibraryCheck.mostFindings else { return }
    let uses = try catalog.read { try $0.uses(of: content) }
    let words = uses.prefix(3).map(\.words).joined(separator: ", ")
    let rest = uses.count > 3 ? " and \(uses.count - 3) more" : ""
    findings.append(
      "\(path ?? "media/\(content.description.prefix(2))/\(content)") \(damage)"
        + (uses.isEmpty ? "; nothing uses it" : ": \(words)\(rest)")
    )
  }
}

extension MediaUse {
  /// What it is, for people.
  fileprivate var words: String {
    switch self {
    case .reference(let look, let role): "the \(role.rawValue) of \(look)"
    case .video(let generation?): "a video of \(generation.short)"
    case .video(nil): "a video without a generation"
    case .startPicture(let generation): "the start picture of \(generation.short)"
    case .avatar(let look): "what an endpoint shows of \(look)"
    }
  }
}
