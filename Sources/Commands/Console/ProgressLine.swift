import TroupeModel

/// One job on the board.
struct ProgressLine: Hashable, Sendable {
  /// Who it is: a short id or a handle.
  var name: String
  /// Where it is, as `running`.
  var state: String
  var tint: TextStyle.Tint = .busy
  /// From 0 to 1, where that is known.
  var fraction: Double?
  /// What else is to be said: a prompt, a size, a reason.
  var detail: String = ""

  /// Whether nothing more happens to it.
  var isOver: Bool { tint != .busy }

  private static let barWidth = 16

  /// The line where nothing is redrawn.
  var plain: String {
    [name, state, percent, detail.singleLine.terminalSafe].compactMap(\.self)
      .filter { !$0.isEmpty }.joined(separator: "  ")
  }

  /// The line on a terminal.
  func live(_ style: TextStyle, columns: Int) -> String {
    let head = name.padded(to: 10) + " " + state.padded(to: 12)
    var middle = ""
    if let fraction {
      let filled = Int((min(max(fraction, 0), 1) * Double(Self.barWidth)).rounded())
      middle =
        " " + String(repeating: "━", count: filled)
        + String(repeating: "╌", count: Self.barWidth - filled) + " "
        + (percent ?? "").paddedLeft(to: 4)
    }
    let used = head.displayWidth + middle.displayWidth + 2
    let rest = detail.singleLine.terminalSafe.cut(to: max(0, columns - used))
    guard columns >= used else { return (head + middle).cut(to: columns) }
    return name.padded(to: 10) + " " + style.paint(state.padded(to: 12), tint)
      + style.paint(middle, tint) + "  " + style.paint(rest, .faint)
  }

  private var percent: String? { fraction.map { "\(Int((min(max($0, 0), 1) * 100).rounded())) %" } }
}
