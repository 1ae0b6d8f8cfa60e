import TroupeCatalog
import TroupeModel

extension TroupeError {
  /// The words for trouble with endpoints, their keys and what they can do; nil for any other error.
  var endpointReport: ErrorReport? {
    switch self {
    case .unknownEndpoint(let name, let nearest):
      ErrorReport(
        "There is no endpoint or profile '\(name)'",
        nearest.isEmpty
          ? "'troupe endpoint list' shows those there are"
          : "Did you mean \(CatalogError.list(nearest))?",
        .notFound
      )
    case .badEndpointName(let name):
      ErrorReport(
        "'\(name.terminalSafe)' is no name for an endpoint",
        "Use lower-case letters a to z, digits, - and _",
        .wrongUsage
      )
    case .endpointExists(let name):
      ErrorReport(
        "There is an endpoint '\(name)' already",
        "Choose another name",
        .wrongUsage
      )
    case .badProfile(let path, let problems):
      ErrorReport(
        "The profile \(path) has mistakes: \(problems.map { "\($0)" }.joined(separator: "; "))",
        "Mend the file and try again",
        .failed
      )
    case .embeddedEndpointFailed(let why):
      ErrorReport(
        "The rehearsal endpoint cannot run: \(why)",
        "Nothing was sent; check the disk and the rights of the library's folder",
        .storageTrouble
      )
    case .noEmbeddedEndpoint:
      ErrorReport(
        "The rehearsal endpoint is not part of this program",
        "Use another endpoint with --endpoint",
        .endpointUnavailable
      )
    case .notRetired(let endpoint, let reason):
      reason.map {
        ErrorReport(
          "The endpoint \(endpoint) is retired by its profile: \($0)",
          "Copy the profile into the library's endpoints folder under another name and take the line 'retired' out",
          .wrongUsage
        )
      }
        ?? ErrorReport(
          "The endpoint \(endpoint) is not marked as retired",
          "'troupe endpoint list' shows those that are",
          .wrongUsage
        )
    case .noAddress(let endpoint, let profile):
      ErrorReport(
        "The profile \(profile) describes many services and has no address of its own",
        "Say where yours is: 'troupe endpoint add \(endpoint) --profile \(profile) --base-url https://…'",
        .wrongUsage
      )
    case .missingKey(let endpoint, let variable):
      ErrorReport(
        "There is no key for \(endpoint)",
        "Set \(variable), or run 'troupe endpoint login \(endpoint)'",
        .endpointUnavailable
      )
    case .unapprovedOrigin(let endpoint, let origin, let variable):
      ErrorReport(
        "The key in \(variable) was never approved for \(origin)",
        "If you trust that address, run 'troupe endpoint use \(endpoint)'",
        .endpointUnavailable
      )
    case .badKey:
      ErrorReport(
        "That is no key: it is empty, holds spaces or other signs, or none is needed here",
        "Paste the key alone, on one line",
        .wrongUsage
      )
    case .endpointPaused(let endpoint, let reason):
      ErrorReport(
        "Nothing is sent to \(endpoint): \(reason)",
        "Set the right key, in the environment or with 'troupe endpoint login \(endpoint)'; then 'troupe endpoint use \(endpoint)' lets it go on",
        .endpointUnavailable
      )
    case .endpointUnavailable(let endpoint, let reason, let subject):
      ErrorReport(
        "The endpoint \(endpoint) cannot be reached: \(reason)",
        subject.map {
          "Nothing was sent or charged; \($0) stays queued: 'troupe watch' sends it, 'troupe cancel \($0)' drops it"
        } ?? "Nothing was sent or charged; try again later",
        .endpointUnavailable
      )
    case .noPlaceForFile(let endpoint, let what):
      ErrorReport(
        "The requests of \(endpoint) have no place for \(what)",
        "Leave it out, use another endpoint, or give the body in its profile such a place",
        .wrongUsage
      )
    case .cannotSendFile(let endpoint, let path, let isAddress):
      isAddress
        ? ErrorReport(
          "The endpoint \(endpoint) takes this only as a file, and \(path.terminalSafe) is an address",
          "Download it and give the file",
          .wrongUsage
        )
        : ErrorReport(
          "The endpoint \(endpoint) takes this only by address, and \(path.terminalSafe) is a file",
          "Give an https address of it, or use an endpoint with an upload route",
          .wrongUsage
        )
    case .noCharacterCreation(let endpoint):
      ErrorReport(
        "The endpoint \(endpoint) cannot create characters",
        "Cast them all the same: their descriptions are sent in words",
        .wrongUsage
      )
    default: nil
    }
  }
}
