import TroupeCatalog
public import TroupeEndpoints
public import TroupeModel

/// What can go wrong in a workflow, beyond what the modules below report themselves.
public enum TroupeError: Error, Sendable {
  // Words
  case badHandle(String, Handle.Problem)
  case badText(field: String, TextRule.Problem)
  case badRole(String)
  case badSize(String)
  case badSetting(name: String, value: String, expected: String)
  case unknownSetting(String, nearest: [String])
  case badReferenceURL(String)

  // Libraries
  case readOnlyLibrary(Workspace.ReadOnlyReason)
  case catalogMissing(path: String)
  case queuePaused(reason: String)

  // Characters
  case handleTaken(Handle)
  case lookTaken(LookAddress)
  case defaultLookStays(Handle)
  case characterInTrash(Handle)
  case portableCharacter(path: String, problem: String)

  // Files
  case fileNotFound(path: String)
  case unreadableFile(path: String, reason: String)
  case notAReference(path: String, found: String)
  /// A picture or clip that is damaged, too large, or otherwise refused, in the words of who looked at it.
  case unusableFile(path: String, message: String, hint: String)
  case fetchFailed(url: String, reason: String)

  // Endpoints
  case unknownEndpoint(String, nearest: [String])
  case badEndpointName(String)
  case endpointExists(String)
  case badProfile(path: String, problems: [ProfileProblem])
  case noEmbeddedEndpoint
  case missingKey(endpoint: String, variable: String)
  case unapprovedOrigin(endpoint: String, origin: String, variable: String)
  case badKey
  case endpointPaused(endpoint: String, reason: String)
  case endpointUnavailable(endpoint: String, reason: String, subject: String?)

  // Generations
  case nothingToGenerate
  case unknownMention(typed: String, nearest: [String])
  case ambiguousMention(typed: String, handles: [String])
  case promptAndScenes
  case castWithoutCharacter(String)
  case badScene(String)
  /// The picture to start from is a clip.
  case notAStartPicture(path: String)
  /// The character is not linked with the video; others are.
  case notLinked(handle: Handle, others: [String])
  case scenesTwice
  case storyboard(path: String, problem: String)
  case limits([LimitWarning])
  case cannotSendFile(endpoint: String, path: String)
  case cannotCancel(ItemID, GenerationStatus)

  // Decisions
  case needsDecision(subject: String, kind: IntentKind, why: String)
  case rejected(subject: String, message: String, hint: String?)
  /// The endpoint accepted, and its id could not be stored everywhere it should be.
  case acceptedNotStored(subject: String, remoteID: RemoteID, why: String)
  /// Millionths; sending would go over the library's budget.
  case budgetReached(spent: Int64, price: Int64, budget: Int64)
  case nothingToResolve(String)
  /// The embedded endpoint cannot run, in its own words.
  case embeddedEndpointFailed(String)
  case notConfirmed(RemoteID, endpoint: String, reason: String)
  case resendNotConfirmed(ItemID)
  case remoteIDInUse(RemoteID)

  // Registrations
  case noCharacterCreation(endpoint: String)
  case noReferencesToSend(LookAddress)
  case registrationExists(LookAddress, endpoint: String)
  case badRemoteID(String)
}
