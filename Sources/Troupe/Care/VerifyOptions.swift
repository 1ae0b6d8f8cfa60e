public import TroupeModel

/// How thoroughly a library is looked at.
public struct VerifyOptions: Sendable {
  /// Which files are read and hashed; nil for none, of which only the lengths are looked at.
  public var reading: MediaSample?
  /// The digits of a digest from which on files are read, to go on where an earlier look ended.
  public var start: String

  /// Creates options.
  public init(reading: MediaSample? = nil, start: String = "") {
    self.reading = reading
    self.start = start
  }
}

/// How far a look at a library is.
public struct VerifyProgress: Sendable {
  /// What is looked at.
  public var name: LibraryCheck.Name
  /// The bytes that were read, of those that will be; nil where nothing is counted.
  public var bytes: (done: Int64, total: Int64)?
  /// The digits from which on files are not read yet.
  public var place = ""
}
