import TroupeMedia
import TroupeCatalog
import TroupeModel

/// The defaults that a library keeps.
public enum SettingName: String, CaseIterable, Sendable {
  case endpoint, model, size, duration, project, budget
  case isPrivate = "private"

  /// What may be written, in words.
  public var expected: String {
    switch self {
    case .endpoint: "the name of an endpoint"
    case .model: "the name of a model"
    case .size: "WIDTHxHEIGHT, as 1280x720"
    case .duration: "a number of seconds"
    case .project: "any text"
    case .budget: "an amount, as 5.00 or '5.00 USD'"
    case .isPrivate: "yes or no"
    }
  }
}

extension Workspace {
  /// The value of a setting: the catalog's, else the one in `library.json`.
  public func setting(_ name: SettingName) throws -> String? {
    if let value = try catalog.read({ try $0.setting(name.rawValue) }) {
      return value.isEmpty ? nil : value
    }
    let value = manifest.settings[name.rawValue]
    return value?.text ?? value?.double.map { JSON.number($0).compact }
  }

  /// All settings that have a value.
  public func settings() throws -> [(name: SettingName, value: String)] {
    try SettingName.allCases.compactMap { name in try setting(name).map { (name, $0) } }
  }

  /// Stores a setting by the name somebody typed; nil takes it away.
  public func setSetting(named name: String, to value: String?) throws {
    guard let setting = SettingName(rawValue: name.lowercased()) else {
      throw TroupeError.unknownSetting(
        name,
        nearest: NearestNames.to(name, among: SettingName.allCases.map(\.rawValue))
      )
    }
    try setSetting(setting, to: value)
  }

  func setSetting(_ name: SettingName, to value: String?) throws {
    if let value {
      let isRight: Bool
      switch name {
      case .endpoint: isRight = try endpoint(value).name == value
      case .size: isRight = PixelSize(value) != nil
      case .duration: isRight = Double(value).map { $0 > 0 && $0 <= 3600 } ?? false
      case .budget: isRight = Budget(value) != nil
      case .isPrivate: isRight = ["yes", "no"].contains(value)
      case .model, .project:
        isRight = try !Checked.text(value, .name, name.rawValue, mayBeEmpty: false).isEmpty
      }
      guard isRight else {
        throw TroupeError.badSetting(name: name.rawValue, value: value, expected: name.expected)
      }
    }
    // An empty text hides what library.json says.
    try write("set \(name.rawValue)") { try $0.setSetting(name.rawValue, to: value ?? "") }
  }
}
