import FoundationEssentials
import TroupeMedia
import TroupeEndpoints
import TroupeModel

extension Workspace {
  /// An endpoint ready to be spoken to: its address is known and its key at hand.
  func connect(to sheet: EndpointSheet) async throws -> VideoEndpoint {
    var baseURL = sheet.baseURL
    if sheet.isExample {
      throw TroupeError.noAddress(endpoint: sheet.name, profile: sheet.profileName)
    }
    if sheet.isEmbedded {
      guard let start = world.embeddedEndpoint else { throw TroupeError.noEmbeddedEndpoint }
      // The lock is in the folder, so the folder comes first.
      do {
        try FileManager.default.createDirectory(
          atPath: folder.rehearsalPath,
          withIntermediateDirectories: true
        )
        baseURL = try await start(EmbeddedSite(folder: folder.rehearsalPath, lock: embeddedLock))
      } catch let error where !(error is CancellationError) {
        throw TroupeError.embeddedEndpointFailed("\(error)")
      }
    }
    return try VideoEndpoint(
      name: sheet.name,
      profile: sheet.profile,
      baseURL: baseURL,
      account: sheet.account,
      origin: recordedOrigin(of: sheet),
      key: try key(for: sheet),
      transport: world.transport,
      now: world.now
    )
  }

  /// The origin under which what is sent to an endpoint is recorded.
  func recordedOrigin(of sheet: EndpointSheet) -> String {
    sheet.isEmbedded ? "rehearsal:\(libraryID)" : Origin.text(of: sheet.baseURL)
  }

  /// Says that the key of an endpoint may go to its address.
  func approve(_ sheet: EndpointSheet, key: Secret?) throws {
    guard let variable = sheet.keyVariable else {
      if key != nil { throw TroupeError.badKey }
      return
    }
    try user.approve(origin: Origin.text(of: sheet.baseURL), variable: variable, key: key)
  }

  func keyState(of sheet: EndpointSheet) throws -> EndpointSheet.KeyState {
    guard let variable = sheet.keyVariable else { return .notNeeded }
    guard try isApproved(sheet, variable: variable) else { return .notApproved }
    return try storedKey(sheet, variable: variable) == nil ? .missing : .present
  }

  /// The key for an endpoint; nil where it needs none.
  ///
  /// - Throws: `TroupeError.unapprovedOrigin` or `.missingKey`.
  func key(for sheet: EndpointSheet) throws -> Secret? {
    guard let variable = sheet.keyVariable else { return nil }
    guard try isApproved(sheet, variable: variable) else {
      throw TroupeError.unapprovedOrigin(
        endpoint: sheet.name,
        origin: Origin.text(of: sheet.baseURL),
        variable: variable
      )
    }
    guard let key = try storedKey(sheet, variable: variable) else {
      throw TroupeError.missingKey(endpoint: sheet.name, variable: variable)
    }
    return key
  }

  private func storedKey(_ sheet: EndpointSheet, variable: String) throws -> Secret? {
    if let text = world.environment[variable], !text.isEmpty {
      guard let key = Secret(text) else { throw TroupeError.badKey }
      return key
    }
    let origin = Origin.text(of: sheet.baseURL)
    return try user.entries().first { $0.origin == origin && $0.variable == variable }?.key
      .flatMap { Secret($0) }
  }

  /// A shipped address is approved for its own variable; any other only by this user's word.
  private func isApproved(_ sheet: EndpointSheet, variable: String) throws -> Bool {
    let origin = Origin.text(of: sheet.baseURL)
    let isShipped = ShippedProfiles.names.contains { name in
      guard let profile = ShippedProfiles.profile(name) else { return false }
      return profile.keyEnvironment == variable && Origin.text(of: profile.baseURL) == origin
    }
    if isShipped { return true }
    return try user.entries().contains { $0.origin == origin && $0.variable == variable }
  }
}
