import ArgumentParser
import Troupe

extension Program {
  /// Answers the question of a completion script: `---completion COMMAND… -- ARGUMENT WORDS…`.
  func answerCompletion(_ arguments: [String]) async throws -> Int32 {
    let names = await completionNames(arguments)
    let text = CompletionNames.$current.withValue(names) {
      do { return try "\(RootCommand.parseAsRoot(arguments))" } catch {
        return RootCommand.exitCode(for: error).isSuccess ? RootCommand.fullMessage(for: error) : ""
      }
    }
    if !text.isEmpty { try console.output.write(text + "\n") }
    return 0
  }

  private func completionNames(_ arguments: [String]) async -> CompletionNames {
    guard
      let location = try? libraryLocation(Self.typedLibrary(arguments)),
      // A key press is no reason to build a catalog.
      location.isBuilt,
      let workspace = try? await location.open(world, progress: { _ in })
    else { return CompletionNames(of: nil) }
    return CompletionNames(of: workspace)
  }

  /// The library that was named on the line so far.
  private static func typedLibrary(_ words: [String]) -> String? {
    if let index = words.lastIndex(of: "--library"), index + 1 < words.count {
      return words[index + 1].isEmpty ? nil : words[index + 1]
    }
    let prefix = "--library="
    return words.last { $0.hasPrefix(prefix) && $0 != prefix }.map {
      String($0.dropFirst(prefix.count))
    }
  }

  /// Finds the library that a command is about.
  func libraryLocation(_ explicit: String?) throws -> LibraryLocation {
    try LibraryLocation(
      finding: explicit,
      environment: world.environment,
      workingFolder: workingFolder
    )
  }
}
