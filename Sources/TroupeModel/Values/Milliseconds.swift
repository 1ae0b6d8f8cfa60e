/// A length of time, or a point in it since 1970-01-01 UTC, in whole milliseconds.
public struct Milliseconds: Hashable, Comparable, Sendable {
  /// How many; negative before 1970.
  public var value: Int64

  /// Creates a time from its number of milliseconds.
  public init(_ value: Int64) { self.value = value }

  /// A length of whole or fractional seconds, rounded to the millisecond; the nearest length where it does not fit,
  /// and zero for what is no number.
  public static func seconds(_ seconds: Double) -> Milliseconds {
    let rounded = (seconds * 1000).rounded()
    if let value = Int64(exactly: rounded) { return Milliseconds(value) }
    return Milliseconds(rounded.isNaN ? 0 : rounded < 0 ? .min : .max)
  }

  /// The time in seconds.
  public var seconds: Double { Double(value) / 1000 }

  /// Orders the earlier or the shorter first.
  public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
  /// Adds a length to a time or to another length; traps on overflow.
  public static func + (left: Self, right: Self) -> Self { Self(left.value + right.value) }
  /// Takes a length off, or gives the length between two times; traps on overflow.
  public static func - (left: Self, right: Self) -> Self { Self(left.value - right.value) }
}
