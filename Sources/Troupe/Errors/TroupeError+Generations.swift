import TroupeCatalog
import TroupeEndpoints
import TroupeModel

extension TroupeError {
  /// The words for a request that cannot be made; nil for any other error.
  var generationReport: ErrorReport? {
    switch self {
    case .nothingToGenerate:
      ErrorReport(
        "There is neither a prompt nor a scene",
        "Write a prompt, or give --scene or --storyboard",
        .wrongUsage
      )
    case .unknownMention(let typed, let nearest):
      ErrorReport(
        "Nobody is called '@\(typed.terminalSafe)'",
        nearest.isEmpty
          ? "'troupe character list' shows who there is; write @@ for a plain @"
          : "Did you mean \(CatalogError.list(nearest.map { "@\($0)" }))? Write @@ for a plain @",
        .notFound
      )
    case .ambiguousMention(let typed, let handles):
      ErrorReport(
        "'@\(typed.terminalSafe)' is the name of more than one character",
        "Use the handle: \(handles.map { "@\($0)" }.joined(separator: " or "))",
        .wrongUsage
      )
    case .promptAndScenes:
      ErrorReport(
        "There are both a prompt and scenes",
        "Put what the prompt says into the scenes",
        .wrongUsage
      )
    case .notAStartPicture(let path):
      ErrorReport(
        "\(path.terminalSafe) is a clip, and a video starts from a picture",
        "Give a PNG, JPEG, WebP or GIF",
        .wrongUsage
      )
    case .notLinked(let handle, let others):
      ErrorReport(
        "The character \(handle) is not linked with this video",
        others.isEmpty ? "Nobody is" : "Linked are \(others.joined(separator: ", "))",
        .notFound
      )
    case .scenesTwice:
      ErrorReport(
        "There are scenes from --scene and from a storyboard file",
        "Put all scenes into the file, or leave it out",
        .wrongUsage
      )
    case .badScene(let text):
      ErrorReport(
        "'\(text.terminalSafe)' is no scene",
        "Write SECONDS: PROMPT, as '5: a sunrise'",
        .wrongUsage
      )
    case .storyboard(let path, let problem):
      ErrorReport(
        "The storyboard \(path.terminalSafe) cannot be used. \(problem)",
        "It looks like {\"storyboard\":[{\"prompt\":\"…\",\"duration\":5}],\"size\":\"1280x720\"}",
        .wrongUsage
      )
    case .limits(let warnings):
      ErrorReport(
        "The endpoint will probably refuse this: \(warnings.map(\.message).joined(separator: "; "))",
        "Change it, or send it all the same with --force",
        .wrongUsage
      )
    case .badRating(let rating):
      ErrorReport("\(rating) is no rating", "Give 1 to 5, or --clear", .wrongUsage)
    case .noVideoToCut(let id, let status):
      ErrorReport(
        "The generation \(id.short) has no stored video to cut a clip from: it is \(status.rawValue)",
        status.isTerminal ? "Choose another generation" : "Store it first with 'troupe watch'",
        .wrongUsage
      )
    case .badCut(let from, let to):
      ErrorReport(
        "\(from.map { JSON.number($0).compact } ?? "?") to \(to.map { JSON.number($0).compact } ?? "?") is no part of a video",
        "Give --from-time and --to-time in seconds, the second after the first",
        .wrongUsage
      )
    case .cannotCancel(let id, let status):
      ErrorReport(
        "The generation \(id.short) is \(status.rawValue): only what was not sent can be cancelled",
        status == .needsDecision
          ? "Settle it with 'troupe resolve \(id.short)'"
          : "Let it end with 'troupe watch'",
        .wrongUsage
      )
    default: nil
    }
  }

  /// The words for what only the user can settle, and trouble with registrations; nil for any other error.
  var decisionReport: ErrorReport? {
    switch self {
    case .needsDecision(let subject, let kind, let why):
      ErrorReport(
        "Nobody can know whether the \(kind.rawValue) \(subject) was accepted: \(why)",
        "Look at the provider, then run 'troupe resolve \(subject)'; it is not sent again by itself and counts as possibly spent",
        .decisionNeeded
      )
    case .acceptedNotStored(let subject, let remoteID, let why):
      ErrorReport(
        "The endpoint accepted \(subject) as \(remoteID), and that could not be stored: \(why)",
        "Make room, then run 'troupe resolve'; if it is listed, 'troupe resolve \(subject) --remote-id \(remoteID)' attaches it",
        .storageTrouble
      )
    case .videoNotStored(let subject, let why):
      ErrorReport(
        "The video of \(subject) is finished and paid for, and could not be stored: \(why)",
        "Make room, then run 'troupe watch \(subject)': it fetches the video and sends nothing again",
        .storageTrouble
      )
    case .rejected(let subject, let message, let hint):
      ErrorReport(
        "The generation \(subject) was refused: \(message)",
        "Nothing was charged. \(hint ?? "Change the request and try again")",
        .failed
      )
    case .uploadExpired(let subject):
      ErrorReport(
        "The request of \(subject) names an uploaded file whose address has expired",
        "Nothing was sent; ask for it anew with 'troupe generate'",
        .failed
      )
    case .nothingToResolve(let typed):
      ErrorReport(
        "Nothing that needs a decision is called '\(typed.terminalSafe)'",
        "'troupe resolve' lists what does",
        .notFound
      )
    case .notConfirmed(let id, let endpoint, let reason):
      ErrorReport(
        "The endpoint \(endpoint) does not confirm \(id): \(reason)",
        "Check the id at the provider",
        .failed
      )
    case .resendNotConfirmed(let id):
      ErrorReport(
        "Sending again may be charged twice and was not confirmed",
        "Type the id \(id.short) where it is asked for",
        .decisionNeeded
      )
    case .remoteIDInUse(let id):
      ErrorReport(
        "The id \(id) belongs to another request already",
        "Check the id at the provider",
        .wrongUsage
      )
    case .noReferencesToSend(let look):
      ErrorReport(
        "The look \(look) has no picture",
        "Add one with 'troupe reference add \(look) FILE'",
        .wrongUsage
      )
    case .registrationExists(let look, let endpoint):
      ErrorReport(
        "The look \(look) is registered at \(endpoint) already",
        "Forget that one first with 'troupe registration forget ID'",
        .wrongUsage
      )
    case .badRemoteID(let text):
      ErrorReport(
        "'\(text.terminalSafe)' is no id of an endpoint",
        "Copy it from the provider",
        .wrongUsage
      )
    case .castWithoutCharacter(let text):
      ErrorReport("'\(text)' names no character", "Give a handle", .wrongUsage)
    default: nil
    }
  }
}
