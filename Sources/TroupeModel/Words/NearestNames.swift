/// Finds the names that somebody probably meant.
public enum NearestNames {
  /// The known names nearest to a misspelt one, nearest first: at most three, none further than about a third of
  /// its length, where a letter put in, left out, changed or swapped with its neighbour counts one.
  public static func to(_ typed: String, among known: some Sequence<String>) -> [String] {
    let wanted = Array(typed.lowercased())
    guard !wanted.isEmpty else { return [] }
    let bound = max(1, (wanted.count + 1) / 3)
    var found: [(name: String, distance: Int)] = []
    for name in known {
      let candidate = Array(name.lowercased())
      if candidate.starts(with: wanted), wanted.count >= 2 {
        found.append((name, 1))
      } else if abs(candidate.count - wanted.count) <= bound {
        let distance = distance(wanted, candidate)
        if distance <= bound { found.append((name, distance)) }
      }
    }
    found.sort { ($0.distance, $0.name) < ($1.distance, $1.name) }
    return found.prefix(3).map(\.name)
  }

  /// The optimal string alignment distance of two texts.
  static func distance(_ left: [Character], _ right: [Character]) -> Int {
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var beforePrevious = [Int](repeating: 0, count: right.count + 1)
    var previous = Array(0...right.count)
    for row in 1...left.count {
      var current = [row]
      for column in 1...right.count {
        let change = previous[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1)
        var best = min(change, previous[column] + 1, current[column - 1] + 1)
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          best = min(best, beforePrevious[column - 2] + 1)
        }
        current.append(best)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[right.count]
  }
}
