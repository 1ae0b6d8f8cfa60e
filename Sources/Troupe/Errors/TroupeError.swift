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

  // Search
  /// A search was stopped; the part is what takes most of the time, where that is known.
  case searchTooSlow(part: String?)

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
  /// There is no mark to take away; the profile may have one of its own.
  case notRetired(endpoint: String, byProfile: String?)
  /// The profile has an example in place of an address.
  case noAddress(endpoint: String, profile: String)
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
  /// A picture or clip has no way to the endpoint: a file where only addresses are taken, or the other way round.
  case noPlaceForFile(endpoint: String, what: String)
  case cannotSendFile(endpoint: String, path: String, isAddress: Bool)
  case cannotCancel(ItemID, GenerationStatus)
  case badRating(Int)
  /// The generation has no stored video that a clip could be cut from.
  case noVideoToCut(ItemID, GenerationStatus)
  case badCut(from: Double?, to: Double?)

  // Decisions
  case needsDecision(subject: String, kind: IntentKind, why: String)
  case rejected(subject: String, message: String, hint: String?)
  /// The endpoint accepted, and its id could not be stored everywhere it should be.
  /// A finished video could not be stored, for want of room or for another reason of the disk.
  case videoNotStored(subject: String, why: String)
  case acceptedNotStored(subject: String, remoteID: RemoteID, why: String)
  /// Sending would go over a budget; what is spent is in millionths of the price's currency.
  case budgetReached(BudgetScope, spent: Int64, price: Cost, budget: Budget)
  /// There is a budget, and nobody knows what this costs.
  case budgetUnknownPrice(BudgetScope)
  case budgetOtherCurrency(BudgetScope, budget: Budget, currency: String)
  case badBudget(String)
  /// An address in a frozen request has died before it was sent.
  case uploadExpired(subject: String)
  case nothingToResolve(String)
  /// The embedded endpoint cannot run, in its own words.
  case embeddedEndpointFailed(String)
  case notConfirmed(RemoteID, endpoint: String, reason: String)
  case resendNotConfirmed(ItemID)
  case remoteIDInUse(RemoteID)

  // Batches
  /// Everything that is wrong with a batch, a sentence each.
  case batch(path: String, problems: [String])
  /// The endpoint will probably refuse rows of a batch, a sentence each.
  case batchLimits(path: String, warnings: [String])
  /// Another process has recorded the same rows meanwhile.
  case batchBegun(path: String)

  // Registrations
  /// Seconds; the clip is too short or too long for the endpoint.
  case clipLength(
    look: LookAddress,
    seconds: Double,
    endpoint: String,
    allowed: ClosedRange<Double>
  )
  case noCharacterCreation(endpoint: String)
  case noReferencesToSend(LookAddress)
  case registrationExists(LookAddress, endpoint: String)
  case badRemoteID(String)
}
