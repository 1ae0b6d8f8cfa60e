public import TroupeModel

/// A character to create, with every text as it is to be sent.
public struct CharacterOrder: Hashable, Sendable {
  /// The name it is to have there.
  public var name: String
  /// Empty where there is none.
  public var description: String
  /// Its pictures in order, the frontal one first where the endpoint asks for one.
  public var pictures: [SentFile]
  /// The clip that it is made of.
  public var clip: SentFile?
  /// The job at this endpoint whose video it is made of.
  public var task: RemoteID?
  /// The seconds of the clip or the video in which it is seen.
  public var span: ClosedRange<Double>?

  /// Creates an order.
  public init(
    name: String,
    description: String = "",
    pictures: [SentFile] = [],
    clip: SentFile? = nil,
    task: RemoteID? = nil,
    span: ClosedRange<Double>? = nil
  ) {
    self.name = name
    self.description = description
    self.pictures = pictures
    self.clip = clip
    self.task = task
    self.span = span
  }
}

/// A clip of a character that stands for it in a request.
public struct CharacterClip: Hashable, Sendable {
  /// The address of the clip.
  public var address: String
  /// The seconds in which it is seen; nil for the whole clip.
  public var span: ClosedRange<Double>?

  /// Creates a clip.
  public init(address: String, span: ClosedRange<Double>? = nil) {
    self.address = address
    self.span = span
  }
}

extension ClosedRange<Double> {
  /// The two seconds as endpoints write them, `1,3`: plain decimals to the millisecond, without zeros at the end.
  var timestamps: String { "\(Self.plain(lowerBound)),\(Self.plain(upperBound))" }

  private static func plain(_ seconds: Double) -> String {
    let time = Milliseconds.seconds(Swift.max(0, seconds)).value
    let fraction = String(1000 + time % 1000).dropFirst()
    let digits = fraction.reversed().drop { $0 == "0" }.reversed()
    return digits.isEmpty ? "\(time / 1000)" : "\(time / 1000).\(String(digits))"
  }
}
