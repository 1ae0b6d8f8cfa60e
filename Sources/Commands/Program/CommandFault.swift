import Troupe
import TroupeModel

/// What can be wrong with a command line, beyond what the workflows and ArgumentParser report.
enum CommandFault: Error, Sendable {
  /// No command has that name.
  case unknownCommand(typed: String, under: [String], nearest: [String])
  /// ArgumentParser's sentence, and the command it is about.
  case badArguments(String, hint: String?, command: String)
  /// The search cannot be read, or names what is not there.
  case badSearch(any Error, SearchPlace)
  case moreRolesThanReferences(roles: Int, references: Int)
  /// `handle/look`.
  case unknownLook(String, nearest: [String])
  case nothingToChange(command: String)
  /// A part of a clip was named, and no clip.
  case partOfNothing
  case inputTooLong(limit: Int)
  case editorFailed(String, reason: String)
  case openerFailed(path: String, reason: String)
  case noCast(handle: String, library: String)
  case noStarter
  case servedElsewhere(url: String)
  case starterNotCopied(reason: String)
  /// A file is to be written there.
  case isFolder(path: String)
  /// Files are to be put there.
  case isNoFolder(path: String)
  case notWritable(folder: String)
  /// With `--json` nobody is asked whether so many generations are meant.
  case notAsked(verb: String, count: Int)
}

extension CommandFault {
  /// The words for it.
  var report: ErrorReport {
    switch self {
    case .unknownCommand(let typed, let under, let nearest):
      ErrorReport(
        "There is no command '\((under + [typed]).joined(separator: " ").terminalSafe)'",
        nearest.isEmpty
          ? "'\((["troupe"] + under + ["--help"]).joined(separator: " "))' lists those there are"
          : "Did you mean \(Self.choice(nearest.map { "'troupe \($0)'" }))?",
        .wrongUsage
      )
    case .badArguments(let message, let hint, let command):
      ErrorReport(message, hint ?? "See '\(command) --help'", .wrongUsage)
    case .badSearch(let error, _): ErrorReport(of: error)
    case .moreRolesThanReferences(let roles, let references):
      ErrorReport(
        "There are \(Amounts.count(roles, "role")) for \(Amounts.count(references, "reference"))",
        "Give each --role after the --reference that it belongs to, in the same order",
        .wrongUsage
      )
    case .unknownLook(let look, let nearest):
      ErrorReport(
        "There is no look '\(look.terminalSafe)'",
        nearest.isEmpty
          ? "'troupe look list \(look.prefix { $0 != "/" })' shows those there are"
          : "Did you mean \(Self.choice(nearest.map { "'\($0)'" }))?",
        .notFound
      )
    case .partOfNothing:
      ErrorReport(
        "--from-time and --to-time name a part of a clip, and there is no clip",
        "Add --from GENERATION, or --reference FILE",
        .wrongUsage
      )
    case .nothingToChange(let command):
      ErrorReport("Nothing was said to change", "See '\(command) --help'", .wrongUsage)
    case .inputTooLong(let limit):
      ErrorReport(
        "More than \(Amounts.bytes(Int64(limit))) came from standard input",
        "Send less",
        .wrongUsage
      )
    case .editorFailed(let editor, let reason):
      ErrorReport(
        "The editor '\(editor.terminalSafe)' did not work: \(reason)",
        "Set EDITOR to another one, or give the prompt as an argument",
        .failed
      )
    case .openerFailed(let path, let reason):
      ErrorReport(
        "\(path.terminalSafe) could not be opened: \(reason)",
        "Print the path with --print and open it yourself",
        .failed
      )
    case .noCast(let handle, let library):
      ErrorReport(
        "The library \(library.terminalSafe) has no @\(handle) to rehearse with",
        "Run 'troupe rehearse --starter', which makes a temporary library with the starter's cast",
        .notFound
      )
    case .noStarter:
      ErrorReport(
        "The starter library was not found beside the program or in a folder above this one",
        "Run it in the project's folder, or name the library with --library",
        .notFound
      )
    case .servedElsewhere(let url):
      ErrorReport(
        "Another process runs the endpoint of this library already, at \(url)",
        "Use that one, or end that process and try again",
        .wrongUsage
      )
    case .starterNotCopied(let reason):
      ErrorReport(
        "The starter library could not be copied: \(reason)",
        "Check the disk and TMPDIR",
        .storageTrouble
      )
    case .isFolder(let path):
      ErrorReport(
        "'\(path.terminalSafe)' is a folder, and a file is to be written",
        "Give the name of a file",
        .wrongUsage
      )
    case .isNoFolder(let path):
      ErrorReport(
        "'\(path.terminalSafe)' is no folder and cannot become one: a file is in the way",
        "Choose another folder",
        .wrongUsage
      )
    case .notWritable(let folder):
      ErrorReport(
        "Nothing may be written in the folder \(folder.terminalSafe)",
        "Choose another, or change its permissions",
        .storageTrouble
      )
    case .notAsked(let verb, let count):
      ErrorReport(
        "This would \(verb) \(Amounts.count(count, "generation")), and with --json no question is asked",
        "Look at them with 'troupe search', then add --yes",
        .decisionNeeded
      )
    }
  }
  private static func choice(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }
}
