import FoundationEssentials
import Troupe
import TroupeEndpoints
import TroupeModel

extension World {
  /// A world without a network, in which it is always the end of the time that a library to measure covers.
  static var still: World {
    var world = World.live(
      environment: ProcessInfo.processInfo.environment,
      transport: MemoryTransport { _ in .dropped }
    )
    world.now = { LibraryPlan.span.upperBound }
    return world
  }
}
