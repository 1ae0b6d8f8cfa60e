import FoundationEssentials
import TroupeMedia

/// A temporary file into which a stream is copied, so that it can be read more than once; it goes with the last
/// reference to it.
public final class SpooledFile: Sendable {
  private let writer: DurableFileWriter

  /// Makes an empty one among the temporary files of the system.
  public init() throws {
    writer = try DurableFileWriter(
      in: FileManager.default.temporaryDirectory.path,
      mode: .secret
    )
  }

  /// Where it is.
  public var path: String { writer.temporaryPath }

  /// Writes more bytes at the end.
  public func append(_ bytes: [UInt8]) throws { try writer.append(bytes) }

  deinit { writer.abandon() }
}
