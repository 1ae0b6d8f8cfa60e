import TroupeMedia
import FoundationEssentials
import TroupeCatalog
import TroupeEndpoints
public import TroupeModel

extension Workspace {
  /// The endpoints of this library: the shipped ones, those with a profile in its folder, those that were added.
  public func endpoints() throws -> [EndpointSheet] {
    let records = try catalog.read { try $0.endpoints() }
    let names = Set(ShippedProfiles.names).union(try profileNamesInFolder())
      .union(records.map(\.name))
    return names.sorted().compactMap { try? endpoint($0) }
  }

  /// The endpoints that cannot be used because of mistakes in their profiles, with what is wrong.
  public func brokenEndpoints() throws -> [(name: String, report: ErrorReport)] {
    let records = try catalog.read { try $0.endpoints() }
    let names = Set(try profileNamesInFolder()).union(records.map(\.name))
    return names.sorted().compactMap { name in
      do { _ = try endpoint(name) } catch { return (name, ErrorReport(of: error)) }
      return nil
    }
  }

  /// An endpoint by name, or the default one.
  ///
  /// - Throws: `TroupeError.unknownEndpoint` with the nearest names.
  public func endpoint(_ name: String? = nil) throws -> EndpointSheet {
    let defaultName = try setting(.endpoint) ?? "rehearsal"
    let name = name ?? defaultName
    let records = try catalog.read { try $0.endpoints() }
    let record = records.first { $0.name == name }
    let profileName = record?.profile ?? name
    guard var profile = try profile(named: profileName) else {
      let known = Set(ShippedProfiles.names).union(try profileNamesInFolder())
        .union(records.map(\.name))
      throw TroupeError.unknownEndpoint(
        name,
        nearest: NearestNames.to(name, among: known.subtracting([name]))
      )
    }
    // What is said of it calls it as the user does.
    profile.name = name
    let variable = record?.keyEnvironment ?? profile.keyEnvironment
    var sheet = EndpointSheet(
      name: name,
      profile: profile,
      profileName: profileName,
      baseURL: record?.baseURL ?? profile.baseURL,
      account: record?.account ?? "default",
      keyVariable: variable,
      keyState: .notNeeded,
      pollInterval: record?.pollInterval ?? profile.pollInterval,
      retired: record?.retired ?? profile.retired,
      pauseReason: record?.pauseReason,
      isDefault: name == defaultName
    )
    if sheet.isEmbedded { sheet.keyVariable = nil }
    sheet.keyState = try keyState(of: sheet)
    return sheet
  }

  /// The profile of that name: the library's own file first, then the shipped one.
  func profile(named name: String) throws -> EndpointProfile? {
    let path = folder.endpointsPath + "/\(name).json"
    guard !name.contains("/"), let data = FileManager.default.contents(atPath: path) else {
      return ShippedProfiles.profile(name)
    }
    let check = ProfileCheck(text: String(decoding: data, as: UTF8.self))
    guard let profile = check.profile else {
      throw TroupeError.badProfile(path: path, problems: check.problems)
    }
    return profile
  }

  private func profileNamesInFolder() throws -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.endpointsPath)) ?? []
    return files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }
      .filter { (try? Handle($0)) != nil }
  }

  /// Adds an endpoint made from a profile, and approves its address for its key.
  public func addEndpoint(
    _ name: String,
    profile profileName: String,
    baseURL: String? = nil,
    keyEnvironment: String? = nil,
    account: String? = nil,
    pollInterval: Milliseconds? = nil
  ) throws -> EndpointSheet {
    guard (try? Handle(name)) != nil else { throw TroupeError.badEndpointName(name) }
    guard let profile = try profile(named: profileName) else {
      let known = Set(ShippedProfiles.names).union(try profileNamesInFolder())
      throw TroupeError.unknownEndpoint(
        profileName,
        nearest: NearestNames.to(profileName, among: known)
      )
    }
    let records = try catalog.read { try $0.endpoints() }
    // The name of a shipped profile may be taken for an endpoint made from it, but for the one inside the program.
    if records.contains(where: { $0.name == name }) || name == "rehearsal" {
      throw TroupeError.endpointExists(name)
    }
    if let baseURL {
      // Made once to have the address judged: scheme, doubled path, query.
      _ = try VideoEndpoint(
        name: name,
        profile: profile,
        baseURL: baseURL,
        key: nil,
        transport: world.transport,
        now: world.now
      )
    }
    if baseURL == nil, EndpointSheet.isExample(profile.baseURL) {
      throw TroupeError.noAddress(endpoint: name, profile: profileName)
    }
    let account = try account.map {
      try Checked.text($0, .name, "account", mayBeEmpty: false)
    }
    let record = EndpointRecord(
      name: name,
      profile: profileName,
      baseURL: baseURL,
      account: account ?? "default",
      keyEnvironment: keyEnvironment,
      pollInterval: pollInterval
    )
    try write { try $0.set(record, at: world.now()) }
    try approve(try endpoint(name), key: nil)
    return try endpoint(name)
  }

  /// Makes an endpoint the default, approves its address for its key, and lets a paused one go on.
  public func useEndpoint(_ name: String) throws -> EndpointSheet {
    let sheet = try endpoint(name)
    if sheet.isExample {
      throw TroupeError.noAddress(endpoint: sheet.name, profile: sheet.profileName)
    }
    try approve(sheet, key: nil)
    try setSetting(.endpoint, to: name)
    try setPause(of: sheet, to: nil)
    return try endpoint(name)
  }

  /// Stores a key for an endpoint's address in the user's configuration, and lets a paused one go on.
  public func login(_ name: String, key text: String) throws -> EndpointSheet {
    let sheet = try endpoint(name)
    guard let key = Secret(text) else { throw TroupeError.badKey }
    try approve(sheet, key: key)
    try setPause(of: sheet, to: nil)
    return try endpoint(name)
  }

  /// Asks an endpoint about a job that cannot exist, to learn whether it is there and takes the key.
  public func checkEndpoint(_ name: String?) async throws -> EndpointCheckReport {
    let sheet = try endpoint(name)
    return EndpointCheckReport(sheet.name, await (try connect(to: sheet)).check())
  }

  /// Notes why nothing more is sent with an endpoint's key, or that it goes on.
  func setPause(of sheet: EndpointSheet, to reason: String?) throws {
    guard sheet.pauseReason != reason else { return }
    try write { writer in try setPause(of: sheet.name, to: reason, writer) }
  }

  func setPause(of name: String, to reason: String?, _ writer: CatalogWriter) throws {
    let records = try writer.reader.endpoints()
    var record =
      records.first { $0.name == name } ?? EndpointRecord(name: name, profile: name)
    record.pauseReason = reason
    try writer.set(record, at: world.now())
  }
}
