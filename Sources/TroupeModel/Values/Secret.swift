/// A key.
///
/// It cannot be printed, encoded or compared by accident; whoever needs the text must say `exposed`.
public struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// The text of the key.
  public let exposed: String

  /// Creates a secret; nil for a text that is empty, or holds anything but visible ASCII.
  public init?(_ text: String) {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
    exposed = text
  }

  /// Always the same word.
  public var description: String { "(secret)" }
  /// Always the same word.
  public var debugDescription: String { "(secret)" }
  /// Shows no children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
