internal import TroupeModel

/// A text that is the same on every run on one machine, and another one elsewhere.
///
/// It is a hash of `/etc/machine-id`, which is not to be shown to others (machine-id(5)) while libraries are sent
/// around. Where there is none, as in many containers, a random one is kept in the user's state folder: outside the
/// library, because it must not travel with it.
public struct MachineID: Hashable, Sendable, CustomStringConvertible {
  /// 32 hexadecimal digits.
  public let description: String

  /// Takes the text that a test or a caller chose.
  public init(_ text: String) { description = text }

  /// Finds the machine's id, or keeps a new one for the next time.
  ///
  /// - Parameters:
  ///   - environment: for `XDG_STATE_HOME` and `HOME`.
  ///   - systemFile: where the system keeps its id.
  ///   - generator: where a new id comes from.
  /// - Returns: the same id on every run.
  /// - Throws: `MediaError.notFound` where there is neither an id nor a home to keep one in.
  public static func find(
    environment: [String: String],
    systemFile: String = "/etc/machine-id",
    using generator: inout some RandomNumberGenerator
  ) throws(MediaError) -> MachineID {
    if let id = read(systemFile) { return MachineID(hashing: id) }
    guard let folder = UserFolder.state(environment) else {
      throw .notFound(path: systemFile)
    }
    let path = PathText.join(folder, "machine-id")
    if let id = read(path) { return MachineID(hashing: id) }
    let digits = (0..<2).map { _ in
      let word = String(UInt64.random(in: .min ... .max, using: &generator), radix: 16)
      return String(repeating: "0", count: 16 - word.count) + word
    }
    do throws(MediaError) {
      try DurableFile.write(digits.joined() + "\n", to: path, mode: .secret, replace: false)
    } catch .nameTaken {}
    guard let id = read(path) else { throw .failed(.read, path: path, errno: 0) }
    return MachineID(hashing: id)
  }

  private init(hashing id: String) {
    description = String(ContentID.of("troupe machine \(id)").description.prefix(32))
  }

  /// The 32 digits in a file; nil where it holds something else, such as "uninitialized".
  private static func read(_ path: String) -> String? {
    guard let bytes = try? OpenFile.contents(of: path, limit: 128) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self).singleLine.lowercased()
    let isID = text.utf8.count == 32 && text.allSatisfy(\.isHexDigit) && text.contains { $0 != "0" }
    return isID ? text : nil
  }
}
