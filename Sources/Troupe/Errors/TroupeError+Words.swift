import TroupeCatalog
import TroupeModel

extension TroupeError {
  /// The words for a handle, text or setting that cannot be taken as it was typed; nil for any other error.
  var wordReport: ErrorReport? {
    switch self {
    case .badHandle(let text, let problem):
      ErrorReport(
        "'\(text.terminalSafe)' is no handle: \(problem.words)",
        Handle(suggestedFrom: text).map { "Try '\($0)'" }
          ?? "A handle has lower-case letters a to z, digits, - and _, and begins with a letter or digit",
        .wrongUsage
      )
    case .badText(let field, let problem):
      ErrorReport("The \(field) cannot be stored: \(problem.words)", "Change it", .wrongUsage)
    case .badRole(let text):
      ErrorReport(
        "'\(text)' is no role of a reference",
        "Roles are \(ReferenceRole.allCases.map(\.rawValue).joined(separator: ", "))",
        .wrongUsage
      )
    case .badSize(let text):
      ErrorReport("'\(text)' is no size", "Write WIDTHxHEIGHT, as 1280x720", .wrongUsage)
    case .badSetting(let name, let value, let expected):
      ErrorReport("'\(value)' is no value for \(name)", "It takes \(expected)", .wrongUsage)
    case .unknownSetting(let name, let nearest):
      ErrorReport(
        "There is no setting '\(name)'",
        nearest.isEmpty
          ? "Settings are \(SettingName.allCases.map(\.rawValue).joined(separator: ", "))"
          : "Did you mean \(CatalogError.list(nearest))?",
        .wrongUsage
      )
    case .badReferenceURL(let text):
      ErrorReport(
        "'\(text.terminalSafe)' is no address of a picture",
        "Give a file, or an https address",
        .wrongUsage
      )
    default: nil
    }
  }
}

extension Handle.Problem {
  fileprivate var words: String {
    switch self {
    case .empty: "it is empty"
    case .tooLong(let count): "it has \(count) characters, more than \(Handle.maximumLength)"
    case .forbidden(let character): "it holds '\(String(character).terminalSafe)'"
    case .badStart(let character): "it begins with '\(character)'"
    }
  }
}

extension TextRule.Problem {
  fileprivate var words: String {
    switch self {
    case .empty: "it is empty"
    case .tooLong(let bytes, let limit): "it has \(bytes) bytes, more than \(limit)"
    case .controlCharacter(let value):
      "it holds a control character (U+\(String(value, radix: 16, uppercase: true)))"
    }
  }
}
