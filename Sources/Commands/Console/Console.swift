/// The terminal, or whatever stands in its place: what a command reads and writes.
package struct Console: Sendable {
  /// Somewhere to write text.
  package struct Stream: Sendable {
    /// Writes the text; throws `OutputError` where it does not get through.
    package var write: @Sendable (String) throws -> Void
    package var isTerminal: Bool
    /// How many columns there are; asked again for each drawing.
    package var columns: @Sendable () -> Int

    /// Creates a stream.
    package init(
      isTerminal: Bool = false,
      columns: @escaping @Sendable () -> Int = { 80 },
      write: @escaping @Sendable (String) throws -> Void
    ) {
      self.isTerminal = isTerminal
      self.columns = columns
      self.write = write
    }
  }

  /// Where text is read from.
  package struct Input: Sendable {
    package var isTerminal: Bool
    /// Everything up to the end.
    package var readAll: @Sendable () throws -> String
    /// One line, nil at the end.
    ///
    /// The flag asks not to show what is typed.
    package var readLine: @Sendable (_ hidden: Bool) throws -> String?
    /// The next bytes of an input of any length, nil at the end; where this is nil, all of it is read at once.
    package var readChunk: (@Sendable () throws -> [UInt8]?)?

    /// Creates an input.
    package init(
      isTerminal: Bool,
      readAll: @escaping @Sendable () throws -> String,
      readLine: @escaping @Sendable (_ hidden: Bool) throws -> String?,
      readChunk: (@Sendable () throws -> [UInt8]?)? = nil
    ) {
      self.isTerminal = isTerminal
      self.readAll = readAll
      self.readLine = readLine
      self.readChunk = readChunk
    }
  }

  package var output: Stream
  package var errors: Stream
  package var input: Input

  /// Creates a console.
  package init(output: Stream, errors: Stream, input: Input) {
    self.output = output
    self.errors = errors
    self.input = input
  }
}

/// Why text did not get through.
package enum OutputError: Error, Hashable, Sendable {
  /// The reader has gone, as `head` does; nothing is wrong.
  case closed
  /// The error of the system, as for a full disk.
  case failed(code: Int32)
}
