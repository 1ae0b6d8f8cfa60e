internal import Glibc
public import TroupeModel

/// How a stored content is.
public enum MediaCondition: Hashable, Sendable {
  case whole
  case missing
  case wrongLength(expected: Int64, found: Int64)
  case wrongBytes(found: ContentID)
  case unreadable(MediaError)
}

/// Everything that lies in the media folder.
public struct MediaInventory: Hashable, Sendable {
  /// What has the name and the place of a content, in order; no bytes were read.
  public var files: [StoredFile] = []
  /// The paths of all else, such as copies with names of their own and objects in a wrong folder.
  public var strangers: [String] = []
}

extension MediaFolder {
  /// Looks at a stored content and changes nothing.
  ///
  /// - Parameters:
  ///   - content: its SHA-256.
  ///   - bytes: the length that it is claimed to have.
  ///   - reading: whether every byte is read and hashed; else only the length is looked at.
  /// - Returns: whole, or the one damage that was found.
  public func verify(
    _ content: ContentID,
    bytes: Int64? = nil,
    reading: Bool = true
  ) -> MediaCondition {
    do throws(MediaError) {
      guard let stored = try stored(content) else { return .missing }
      if let bytes, bytes != stored.bytes {
        return .wrongLength(expected: bytes, found: stored.bytes)
      }
      guard reading else { return .whole }
      let found = try ContentID.of(fileAt: path(of: content, stored.type))
      return found == content ? .whole : .wrongBytes(found: found)
    } catch {
      return .unreadable(error)
    }
  }

  /// Lists what lies in the folder, without what is on its way in.
  public func inventory() throws(MediaError) -> MediaInventory {
    var result = MediaInventory()
    for name in try Folder.names(in: path) where name != "incoming" {
      let folder = PathText.join(path, name)
      guard try FileInfo.ifPresent(at: folder)?.kind == .folder else {
        result.strangers.append(folder)
        continue
      }
      for fileName in try Folder.names(in: folder) {
        let path = PathText.join(folder, fileName)
        let info = try FileInfo.ifPresent(at: path)
        if let (content, type) = Self.parse(fileName: fileName), let info, info.kind == .file,
          content.description.prefix(2) == name
        {
          result.files.append(
            StoredFile(content: content, type: type, bytes: info.bytes, wasThere: true)
          )
        } else {
          result.strangers.append(path)
        }
      }
    }
    return result
  }
}
