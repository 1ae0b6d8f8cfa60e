import Troupe
import TroupeModel

/// The references of a look in their order.
struct ReferencesOutput: CommandOutput {
  /// `handle/look`.
  var look: String
  var references: [ReferenceSheet]

  /// Finds those of a look as typed.
  init(of typed: String, in workspace: Workspace) throws {
    let bare = typed.hasPrefix("@") ? String(typed.dropFirst()) : typed
    let parts = bare.split(separator: "/", maxSplits: 1).map(String.init)
    let sheet = try workspace.character(parts.first ?? bare)
    let name = parts.count > 1 ? parts[1] : "default"
    guard let found = sheet.looks.first(where: { $0.look.name.description == name }) else {
      throw CommandFault.unknownLook(
        "\(sheet.character.handle)/\(name)",
        nearest: NearestNames.to(name, among: sheet.looks.map(\.look.name.description))
          .map { "\(sheet.character.handle)/\($0)" }
      )
    }
    look = "\(sheet.character.handle)/\(name)"
    references = found.references
  }

  var json: JSON {
    ["look": .string(look), "references": .array(references.map(\.json))]
  }

  func text(_ style: TextStyle) -> String {
    guard !references.isEmpty else {
      return
        "@\(look) has no references. Add one:\n  troupe reference add \(look) face.jpg --role face"
    }
    return Table(
      columns: [
        .number("#"), .text("id"), .text("role"), .text("size"), .number("bytes"), .long("caption"),
        .long("address"),
      ],
      rows: references.map { sheet in
        let reference = sheet.reference
        return [
          .init("\(reference.position)"), .init(reference.id.short, .strong),
          .init(reference.role.rawValue),
          .init(sheet.media.map { "\($0.width)x\($0.height)" } ?? "not fetched"),
          .init(sheet.media.map { Amounts.bytes($0.bytes) } ?? ""), .init(reference.caption),
          .init(reference.url ?? ""),
        ]
      }
    ).text(style)
  }
}
