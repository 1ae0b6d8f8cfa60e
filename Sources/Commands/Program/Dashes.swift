/// Searches that begin with a "-", which ArgumentParser would take for options.
enum Dashes {
  /// Stands before a word of a search until it has been parsed; nobody types it.
  private static let mark = "\u{E000}"

  /// The commands whose arguments are the words of a search.
  private static let searching: Set<[String]> = [
    ["search"], ["generation", "list"], ["character", "list"], ["video", "list"], ["jobs"],
    ["costs"],
    ["saved", "run"], ["saved", "add"], ["saved", "edit"],
  ]
  /// Options whose value is a search.
  private static let searches: Set<String> = ["--query", "--complete"]
  /// Options of those commands that take no value.
  private static let flags: Set<String> = [
    "--ids", "--json", "--quiet", "--trash", "--refusals", "--help",
  ]

  /// The arguments in such a form that no word of a search is an option.
  static func kept(_ arguments: ArraySlice<String>, of command: [String]) -> [String] {
    var kept: [String] = []
    var before = ""
    for (index, argument) in arguments.enumerated() {
      if before == "--" || argument == "--" {
        kept += arguments.dropFirst(index)
        break
      }
      if searches.contains(before), argument.hasPrefix("-") {
        kept[kept.count - 1] += "=" + argument
      } else if searching.contains(command), !isValue(after: before), isWord(argument) {
        kept.append(mark + argument)
      } else {
        kept.append(argument)
      }
      before = argument
    }
    return kept
  }

  /// A word of a search as it was typed.
  static func typed(_ word: String) -> String {
    word.hasPrefix(mark) ? String(word.dropFirst()) : word
  }

  private static func isWord(_ argument: String) -> Bool {
    argument.hasPrefix("-") && !argument.hasPrefix("--") && !["-", "-h", "-q"].contains(argument)
  }

  private static func isValue(after argument: String) -> Bool {
    argument.hasPrefix("--") && !argument.contains("=") && !flags.contains(argument)
  }
}
