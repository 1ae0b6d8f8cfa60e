public import TroupeModel

extension HTTPReply {
  /// How long the endpoint wishes to be left alone: `Retry-After` in seconds or as a date, or `openai-poll-after-ms`,
  /// the longer of the two; nil where it says nothing.
  public func wishedWait(now: Milliseconds) -> Milliseconds? {
    [retryAfter(now: now), pollAfter].compactMap(\.self).max()
  }

  /// How long `Retry-After` asks to wait; nil where there is none.
  func retryAfter(now: Milliseconds) -> Milliseconds? {
    guard let text = header("Retry-After")?.singleLine, !text.isEmpty else { return nil }
    if let seconds = Double(text) {
      return seconds.isFinite && seconds >= 0 ? .seconds(min(seconds, 1e9)) : nil
    }
    return ReplyTime.httpDate(text).map { max($0 - now, Milliseconds(0)) }
  }

  private var pollAfter: Milliseconds? {
    guard let text = header("openai-poll-after-ms")?.singleLine, let value = Double(text),
      value.isFinite, value >= 0
    else { return nil }
    return Milliseconds(Int64(min(value, 1e12)))
  }
}
