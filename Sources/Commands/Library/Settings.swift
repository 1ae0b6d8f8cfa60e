import ArgumentParser
import Troupe
import TroupeModel

/// `troupe settings`.
struct Settings: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "settings",
    "Show or change the defaults of the library.",
    "Settings are \(SettingName.allCases.map(\.rawValue).joined(separator: ", ")).",
    examples: [
      "troupe settings", "troupe settings size 1280x720", "troupe settings project pilot",
      "troupe settings size --unset",
    ]
  )

  @Argument(help: "A setting; else all are shown.", completion: .settings) var name: String?
  @Argument(help: "Its new value.") var value: String?
  @Flag(help: "Take the setting away.") var unset = false
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard !unset || (name != nil && value == nil) else {
      throw ValidationError("--unset takes the name of a setting and no value.")
    }
  }

  func run(in session: Session) async throws -> SettingsOutput {
    let workspace = try await session.workspace()
    guard let name else { return SettingsOutput(settings: try workspace.settings(), only: nil) }
    if value != nil || unset { try workspace.setSetting(named: name, to: value) }
    guard let known = SettingName(rawValue: name.lowercased()) else {
      // The workflow knows the nearest names.
      throw TroupeError.unknownSetting(
        name,
        nearest: NearestNames.to(name, among: SettingName.allCases.map(\.rawValue))
      )
    }
    return SettingsOutput(
      settings: try workspace.setting(known).map { [(known, $0)] } ?? [],
      only: known
    )
  }
}

/// Settings with their values.
struct SettingsOutput: CommandOutput {
  var settings: [(name: SettingName, value: String)]
  /// The one that was asked for; nil for all.
  var only: SettingName?

  var json: JSON {
    let names = only.map { [$0] } ?? SettingName.allCases
    return [
      "settings": .object(
        names.map { name in
          .init(name.rawValue, .optional(settings.first { $0.name == name }?.value))
        }
      )
    ]
  }

  func text(_ style: TextStyle) -> String {
    if let only { return settings.first?.value.terminalSafe ?? "\(only.rawValue) is not set." }
    return Table(
      columns: [.text("setting"), .long("value")],
      rows: SettingName.allCases.map { name in
        let value = settings.first { $0.name == name }?.value
        return [.init(name.rawValue, .strong), value.map { .init($0) } ?? .init("not set", .faint)]
      }
    ).text(style)
  }
}
