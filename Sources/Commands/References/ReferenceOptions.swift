import ArgumentParser
import FoundationEssentials
import Troupe
import TroupeModel

/// References with their roles, where they come with something else.
struct ReferenceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A picture, a clip or an https address; may be repeated.",
      valueName: "file"
    ),
    completion: .file()
  )
  var reference: [String] = []
  @Option(
    help: ArgumentHelp("What a reference shows, in the order of the references.")
  )
  var role: [RoleArgument] = []
  @Option(
    help: ArgumentHelp(
      "A generation from whose stored video a clip is cut, with --from-time and --to-time.",
      valueName: "generation"
    ),
    completion: .generations
  )
  var from: String?
  @OptionGroup var part: ClipPartOptions

  /// The references as the workflows take them.
  func drafts(_ session: Session) throws -> [ReferenceDraft] {
    let part = try part.part
    let files = try ReferenceOptions.drafts(
      reference,
      roles: role,
      captions: [],
      part: from == nil ? part : nil,
      session
    )
    if from == nil, part != nil, reference.isEmpty { throw CommandFault.partOfNothing }
    guard let from else { return files }
    guard let part else { throw TroupeError.badCut(from: nil, to: nil) }
    return files + [ReferenceDraft(generation: from, part: part)]
  }

  /// Puts sources, roles and captions together in order.
  static func drafts(
    _ sources: [String],
    roles: [RoleArgument],
    captions: [String],
    part: ClipPart? = nil,
    _ session: Session
  ) throws -> [ReferenceDraft] {
    guard roles.count <= sources.count else {
      throw CommandFault.moreRolesThanReferences(roles: roles.count, references: sources.count)
    }
    return sources.enumerated().map { index, source in
      ReferenceDraft(
        source: session.path(source),
        role: index < roles.count ? roles[index].role : nil,
        caption: index < captions.count ? captions[index] : "",
        part: part
      )
    }
  }
}

/// The part of a clip that is meant.
struct ClipPartOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Where the part of a clip begins.", valueName: "seconds"))
  var fromTime: Double?
  @Option(help: ArgumentHelp("Where it ends.", valueName: "seconds"))
  var toTime: Double?

  /// The part; nil where none was named.
  var part: ClipPart? {
    get throws {
      fromTime == nil && toTime == nil ? nil : try ClipPart(from: fromTime ?? 0, to: toTime)
    }
  }
}

/// The role of a reference as an argument.
struct RoleArgument: ExpressibleByArgument {
  var role: ReferenceRole

  init?(argument: String) {
    guard let role = ReferenceRole(rawValue: argument.lowercased()) else { return nil }
    self.role = role
  }

  static var allValueStrings: [String] { ReferenceRole.allCases.map(\.rawValue) }
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

extension Session {
  /// A path as typed, taken from the folder that the user is in; an address stays as it is.
  func path(_ typed: String) -> String {
    guard !typed.isEmpty, !typed.hasPrefix("/"), !typed.contains("://"), !typed.hasPrefix("data:")
    else { return typed }
    return program.workingFolder + "/" + typed
  }

  /// Points out what is kept once, and what could not be fetched.
  func remark(on references: [ReferenceSheet], of workspace: Workspace) throws {
    let all = try workspace.characters().flatMap { sheet in
      sheet.looks.flatMap { look in
        look.references.map { ("\(sheet.character.handle)/\(look.look.name)", $0.reference) }
      }
    }
    for sheet in references {
      let reference = sheet.reference
      if reference.url != nil, sheet.media == nil {
        warn("\(reference.url ?? "") could not be fetched and is kept as an address")
      }
      guard let content = reference.content else { continue }
      let others = all.filter { $0.1.content == content && $0.1.id != reference.id }.map(\.0)
      guard let first = others.first else { continue }
      progress.note("the picture \(content.short) is in \(first) already and is stored once")
    }
  }
}
