import ArgumentParser
import Troupe
import TroupeModel

/// `troupe whatis`.
struct WhatIs: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "whatis",
    "Find out from a file which generation it is and who is in it.",
    "A file is known by its content, whatever its name. A file that nobody knows ends with 3.",
    examples: ["troupe whatis ~/Downloads/clip.mp4", "troupe whatis face.jpg --json"]
  )

  @Argument(help: "A video or a picture.", completion: .file()) var file: String
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> IdentityOutput {
    let workspace = try await session.workspace()
    let identity = try await workspace.whatIs(fileAt: session.path(file))
    return IdentityOutput(file: file, identity: identity)
  }
}

/// What a file is to the library.
struct IdentityOutput: CommandOutput {
  var file: String
  var identity: FileIdentity

  var json: JSON {
    .object([.init("file", .string(file))] + (identity.json.members ?? []))
  }

  var exit: ErrorReport.Exit { identity.isKnown ? .done : .notFound }

  func text(_ style: TextStyle) -> String {
    guard identity.isKnown else {
      return "\(file.terminalSafe) is not known in this library (\(identity.content.short))."
    }
    var parts = [file.terminalSafe]
    parts += identity.generations.map { sheet in
      let generation = sheet.generation
      var card = Card("is the video of \(generation.id.short)")
      for video in sheet.videos where video.video.media.content == identity.content {
        card.add("with", video.appearances.map(\.words).joined(separator: ", "))
        card.add("is", video.measure)
      }
      card.add("prompt", generation.title)
      card.add("asked for", generation.parameters.words)
      card.add("endpoint", generation.endpoint)
      card.add("created", generation.createdAt.localMinute)
      return card.text(style)
    }
    parts += identity.videos.map { $0.card.text(style) }
    if !identity.referenceOf.isEmpty {
      let looks = identity.referenceOf.map { "@\($0)" }.joined(separator: ", ")
      parts.append("is a reference of \(looks)")
    }
    if !identity.castIn.isEmpty {
      let ids = identity.castIn.map(\.short).joined(separator: ", ")
      parts.append("is in the frozen cast of \(ids)")
    }
    return parts.joined(separator: "\n")
  }
}
