import TroupeModel

extension EndpointError {
  /// What happened, in one sentence.
  public var message: String {
    switch self {
    case .badAddress(let address, let reason): "\(address) cannot be used: \(reason)"
    case .doubledPath(let base, let segment):
      "the base URL \(base) makes addresses with /\(segment)/\(segment) in them"
    case .noBaseURL(let endpoint): "the endpoint \(endpoint) is not running"
    case .noKey(let environment): "there is no key: \(environment) is not set"
    case .request(let problem): problem.message
    case .transport(let error): error.sentence
    case .remote(let failure): failure.sentence
    case .uploadWithoutURL: "the endpoint took the file and gave no address for it"
    case .linkDead(let status): "the address of the result does not work any more (HTTP \(status))"
    case .tooManyRedirects(let limit): "the download was redirected more than \(limit) times"
    case .redirectToNowhere(let status): "the download was redirected to nowhere (HTTP \(status))"
    case .privateAddress(let host): "the download leads to \(host), which is no public address"
    case .notAVideo(let type): "\(type) came instead of a video"
    }
  }

  /// What to do next, in one sentence.
  public var hint: String {
    switch self {
    case .badAddress: "Give an https address, or http on this machine."
    case .doubledPath(_, let segment): "Leave /\(segment) out of the base URL."
    case .noBaseURL: "Start it with 'troupe rehearse', or choose another endpoint."
    case .noKey(let environment): "Set \(environment), or run 'troupe endpoint login'."
    case .request(let problem): problem.hint
    case .transport(let error): error.hint
    case .remote(let failure): failure.hint
    case .uploadWithoutURL: "Give the picture as a public URL instead."
    case .linkDead: "Run 'troupe watch': it asks the endpoint for a new address."
    case .tooManyRedirects, .redirectToNowhere, .privateAddress, .notAVideo:
      "Look at the job at the provider; 'troupe watch' tries again."
    }
  }
}

extension RequestProblem {
  /// What happened, in one sentence.
  public var message: String {
    switch self {
    case .optionOfOtherFormat(let option, let format):
      "\(option.flag) belongs to the format \(format.rawValue)"
    case .optionNotTaken(let option, let endpoint): "\(endpoint) does not take \(option.flag)"
    case .formatNotOffered(let format, let endpoint, _):
      "\(endpoint) does not offer the format \(format.rawValue)"
    case .nothingToShow: "there is neither a prompt nor a scene"
    case .promptAndScenes: "there are both a prompt and scenes"
    case .emptyScene(let number): "scene \(number) has no prompt"
    case .badDuration(let seconds): "\(seconds) is no length of time for a video"
    case .noRoute(let kind, let endpoint): "\(endpoint) has no route \(kind.rawValue)"
    case .characterWithoutName: "the character has no name"
    case .nothingToMakeCharacterOf(let endpoint, let sources):
      "\(endpoint) makes characters of \(sources.map(\.words).joined(separator: ", or ")), "
        + "and there is none"
    case .onlyAddressesTaken(let option, let endpoint):
      "\(endpoint) takes \(option.flag) only by address, and this is a file"
    case .onlyFilesTaken(let option, let endpoint):
      "\(endpoint) takes \(option.flag) only as a file, and this is an address"
    case .pathValueMissing(let placeholder, let endpoint):
      "the path of \(endpoint) needs {\(placeholder.rawValue)}, which was not given"
    case .frozenUnreadable(let endpoint):
      "the request that was stored for \(endpoint) cannot be read"
    }
  }

  /// What to do next, in one sentence.
  public var hint: String {
    switch self {
    case .optionOfOtherFormat(_, let format):
      "Add --format \(format.rawValue), or leave the option out."
    case .optionNotTaken: "Leave it out, or use another endpoint."
    case .formatNotOffered(_, _, let offered):
      "It offers \(offered.map(\.rawValue).joined(separator: ", "))."
    case .nothingToShow: "Write a prompt, or give a storyboard with --storyboard."
    case .promptAndScenes: "Put what the prompt says into the scenes, or leave the scenes out."
    case .emptyScene: "Write what the scene shows."
    case .badDuration: "Give a number of seconds above zero."
    case .noRoute: "Use another endpoint; 'troupe endpoint show' lists what each one can do."
    case .characterWithoutName: "Give it a name with 'troupe character edit'."
    case .nothingToMakeCharacterOf: "Add one to the look with 'troupe reference add'."
    case .onlyAddressesTaken: "Give a public URL instead, or use another endpoint."
    case .onlyFilesTaken: "Download it, and give the file instead."
    case .pathValueMissing: "Give it, or edit the profile."
    case .frozenUnreadable: "Cancel it, and ask for it anew."
    }
  }
}

extension CharacterSource {
  fileprivate var words: String {
    switch self {
    case .images: "pictures"
    case .elements: "a frontal picture"
    case .clipURL, .clipFile: "a clip"
    case .fromTask: "a video that it made itself"
    }
  }
}
