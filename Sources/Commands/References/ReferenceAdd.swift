import ArgumentParser
import Troupe
import TroupeModel

/// `troupe reference add`.
struct ReferenceAdd: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "add",
    "Add pictures or clips to a look.",
    "PNG, JPEG, WebP and GIF pictures, MP4 clips, or https addresses of them. The files are copied into the library.",
    examples: [
      "troupe reference add luna face.jpg --role face",
      #"troupe reference add luna/armor front.png back.png --role front --role back --caption "first fitting""#,
      "troupe reference add luna https://example.com/luna.jpg --position 1",
      "troupe reference add luna --from 7k3m --from-time 1 --to-time 3",
    ]
  )
  static let takesTime = true

  @Argument(help: "A character, or a look as luna/armor.", completion: .looks)
  var look: String
  @Argument(help: "Pictures, clips or addresses.", completion: .file())
  var file: [String] = []
  @Option(help: "What each file shows, in the order of the files.")
  var role: [RoleArgument] = []
  @Option(help: ArgumentHelp("A caption for each file, in their order.", valueName: "text"))
  var caption: [String] = []
  @Option(help: ArgumentHelp("The place of the first, from 1; else behind the last."))
  var position: Int?
  @Option(
    help: ArgumentHelp(
      "A generation from whose stored video a clip is cut, with --from-time and --to-time.",
      valueName: "generation"
    ),
    completion: .generations
  )
  var from: String?
  @OptionGroup var part: ClipPartOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard !file.isEmpty || from != nil else {
      throw ValidationError("Give a file, an address, or --from GENERATION.")
    }
  }

  func run(in session: Session) async throws -> Headed<ReferencesOutput> {
    let part = try part.part
    var drafts = try ReferenceOptions.drafts(
      file,
      roles: role,
      captions: caption,
      part: from == nil ? part : nil,
      session
    )
    if let from {
      guard let part else { throw TroupeError.badCut(from: nil, to: nil) }
      drafts.append(ReferenceDraft(generation: from, part: part))
    }
    let workspace = try await session.workspace()
    let added = try await workspace.addReferences(to: look, drafts, at: position)
    for one in added {
      if let reason = one.notFetched {
        session.warn("\(one.reference.url ?? "") is kept as an address: \(reason)")
      }
      if let first = one.sharedWith.first, let content = one.reference.content {
        session.progress.note(
          "the picture \(content.short) is in \(first) already and is stored once"
        )
      }
    }
    let body = try ReferencesOutput(of: look, in: workspace)
    return Headed(
      heading: "Added \(Amounts.count(added.count, "reference")) to @\(body.look).",
      body: body
    )
  }
}
