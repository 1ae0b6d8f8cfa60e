import Rehearsal
import Synchronization

/// Writes a tiny file instead of a video, or waits until it is cancelled, or fails.
final class FakeRenderer: AnimaticRenderer {
  enum Manner: Sendable {
    case write([UInt8])
    /// Reports half the work, and then never ends by itself.
    case hang
    case fail(JobFailure)
  }

  private let manner: Manner
  private let drawn = Mutex<[AnimaticPlan]>([])

  private let hung = Mutex<[Bool]>([])

  init(_ manner: Manner = .write(FakeRenderer.video)) { self.manner = manner }

  /// What it writes: not a video, but long enough for ranges.
  static let video = (0..<1000).map { UInt8($0 % 251) }

  /// What it was asked to draw, in order.
  var plans: [AnimaticPlan] { drawn.withLock { $0 } }

  /// How it came out of hanging, each time: whether it was cancelled, or had hung to the end.
  var cancellations: [Bool] { hung.withLock { $0 } }

  func render(
    _ plan: AnimaticPlan,
    to path: String,
    workFolder: String,
    progress: @escaping @Sendable (Double) -> Void
  ) async throws {
    drawn.withLock { $0.append(plan) }
    progress(0.5)
    switch manner {
    case .write(let bytes): try DurableFile.write(bytes, to: path)
    case .hang:
      do {
        try await Task.sleep(for: .seconds(600))
        hung.withLock { $0.append(false) }
      } catch {
        hung.withLock { $0.append(true) }
        throw error
      }
    case .fail(let failure): throw failure
    }
  }
}
