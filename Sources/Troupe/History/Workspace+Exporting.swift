import FoundationEssentials
import TroupeCatalog
import TroupeMedia
public import TroupeModel

extension Workspace {
  /// How many generations are held in memory at once while they are written out.
  private static let exportedAtOnce = 256

  /// Writes generations as JSON Lines, each exactly as `--json` shows it, and their videos beside.
  ///
  /// - Parameters:
  ///   - ids: of which, in that order.
  ///   - videos: the folder into which their videos are copied; nil for none. What is there is never written over.
  ///   - write: takes the lines, with their line ends.
  ///   - progress: called with how many are done; an error ends it.
  /// - Throws: what the catalog, the disk or `write` says.
  /// - Returns: what was written.
  public func export(
    _ ids: [ItemID],
    videos: String? = nil,
    to write: (String) throws -> Void,
    progress: (Int) throws -> Void = { _ in }
  ) throws -> ExportOutcome {
    var outcome = ExportOutcome()
    if let videos { try makeFolder(videos) }
    var begin = 0
    while begin < ids.count {
      let part = Array(ids[begin..<min(begin + Self.exportedAtOnce, ids.count)])
      var lines = ""
      for sheet in try sheets(ids: part) {
        lines += sheet.json.compact + "\n"
        outcome.generations += 1
        if let videos { try copy(sheet.videos, to: videos, &outcome) }
      }
      try write(lines)
      begin += part.count
      try Task.checkCancellation()
      try progress(begin)
    }
    return outcome
  }

  /// Writes generations as JSON Lines into a file, which is there once it is whole.
  ///
  /// - Parameters:
  ///   - ids: of which, in that order.
  ///   - videos: the folder into which their videos are copied; nil for none.
  ///   - path: where; its folder must be there.
  ///   - shown: the path as typed.
  ///   - replacing: whether a file that is there is written over.
  ///   - progress: called with how many are done; an error ends it.
  /// - Throws: `HistoryError.fileExists` before anything is done.
  /// - Returns: what was written.
  public func export(
    _ ids: [ItemID],
    videos: String? = nil,
    toFile path: String,
    shown: String,
    replacing: Bool,
    progress: (Int) throws -> Void = { _ in }
  ) throws -> ExportOutcome {
    let files = FileManager.default
    if !replacing, files.fileExists(atPath: path) { throw HistoryError.fileExists(path: shown) }
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let writer: DurableFileWriter
    do { writer = try DurableFileWriter(in: folder.isEmpty ? "/" : folder) } catch {
      if case .notFound = error { throw HistoryError.noFolder(path: folder) }
      throw error
    }
    let outcome = try export(
      ids,
      videos: videos,
      to: { try writer.append(Array($0.utf8)) },
      progress: progress
    )
    do { try writer.finish(at: path, replace: replacing) } catch {
      if case .nameTaken = error { throw HistoryError.fileExists(path: shown) }
      throw error
    }
    return outcome
  }

  private func makeFolder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw HistoryError.noFolder(path: path)
    }
  }

  private func copy(
    _ videos: [VideoSheet],
    to folder: String,
    _ outcome: inout ExportOutcome
  ) throws {
    for (index, sheet) in videos.enumerated() {
      let video = sheet.video
      guard let reader = try? media.open(video.media.content) else {
        outcome.missingVideos.append(video.id)
        continue
      }
      // The first video has the id of its generation; takes that came later have their own behind it.
      let name = (video.generationID ?? video.id).short + (index == 0 ? "" : "-\(video.id.short)")
      let day = video.createdAt.localMinute.prefix(10)
      if try copy(reader, content: video.media.content, to: "\(folder)/\(day)-\(name)") {
        outcome.videos += 1
      } else {
        outcome.videosThere += 1
      }
    }
  }

  /// Copies a video under a name, or one with a number behind it where another file has that.
  ///
  /// - Returns: whether it was new; not where a file of that name has the same bytes.
  private func copy(
    _ reader: MediaReader,
    content: ContentID,
    to path: String
  ) throws -> Bool {
    var number = 1
    while true {
      let whole = path + (number == 1 ? "" : "-\(number)") + "." + reader.type.fileExtension
      if !FileManager.default.fileExists(atPath: whole) {
        do {
          try copy(reader, toFile: whole)
          return true
        } catch MediaError.nameTaken {
          continue
        }
      }
      if let there = try? ContentID.of(fileAt: whole), there == content { return false }
      number += 1
    }
  }

  private func copy(_ reader: MediaReader, toFile path: String) throws {
    let folder = String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.endIndex))
    let writer = try DurableFileWriter(in: folder, expecting: reader.bytes)
    var offset: Int64 = 0
    while offset < reader.bytes {
      let chunk = try reader.read(at: offset, upTo: 1 << 20)
      if chunk.isEmpty { break }
      try writer.append(chunk)
      offset += Int64(chunk.count)
    }
    try writer.finish(at: path, replace: false)
  }
}
