import Synchronization
import TroupeCatalog
import TroupeEndpoints

/// The profiles of a library's endpoints, each read once, for a look at many things within one snapshot of the catalog.
final class ProfileShelf: Sendable {
  private let workspace: Workspace
  private let profileNames: [String: String]
  private let read = Mutex<[String: EndpointProfile?]>([:])

  init(_ workspace: Workspace, _ reader: CatalogReader) throws {
    self.workspace = workspace
    profileNames = try Dictionary(
      uniqueKeysWithValues: reader.endpoints().map { ($0.name, $0.profile) }
    )
  }

  /// The profile of an endpoint; nil where it is gone or has mistakes.
  func profile(of endpoint: String) -> EndpointProfile? {
    read.withLock { read in
      if let known = read[endpoint] { return known }
      let name = profileNames[endpoint] ?? endpoint
      let profile = (try? workspace.profile(named: name)) ?? nil
      read[endpoint] = profile
      return profile
    }
  }
}
