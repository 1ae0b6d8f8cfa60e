/// Tells a scripted service when to misbehave, and how.
///
/// ```swift
/// service.rules = [
///   .on(.createVideo, .drop, times: 1),
///   .on(.queryVideo, .status(500), after: 1, times: 3),
///   .on(.queryVideo, .progress(.percentText)),
/// ]
/// ```
///
/// Only requests that are right count. All rules of a request apply in their order, but only the first of those that
/// replace the reply.
public struct ServiceRule: Sendable, Hashable {
  /// The route, or nil for all.
  public var route: ServiceRoute?
  /// What happens.
  public var misbehaviour: ServiceMisbehaviour
  /// How many requests of the route go well before it begins.
  public var after: Int
  /// How many requests it befalls, or nil for all from then on.
  public var times: Int?
  /// How many requests of the route there were since the rule was given.
  public internal(set) var met = 0

  /// A rule for one route, or with nil for every route.
  public static func on(
    _ route: ServiceRoute?,
    _ misbehaviour: ServiceMisbehaviour,
    after: Int = 0,
    times: Int? = nil
  ) -> ServiceRule {
    precondition(
      misbehaviour.makesSense(on: route),
      "\(misbehaviour) does nothing on \(route.map { "\($0)" } ?? "every route")"
    )
    return ServiceRule(route: route, misbehaviour: misbehaviour, after: after, times: times)
  }

  /// Counts one more request of the route; true where the rule befalls it.
  mutating func meets() -> Bool {
    met += 1
    guard met > after else { return false }
    return times.map { met <= after + $0 } ?? true
  }
}
