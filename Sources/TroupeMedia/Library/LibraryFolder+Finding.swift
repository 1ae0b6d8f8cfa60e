extension LibraryFolder {
  /// Finds the library that a command is about: the one that was named, else `TROUPE_LIBRARY`, else the nearest folder
  /// upwards that is a library or holds one named `library`, else `troupe` in the user's data folder.
  ///
  /// Only a folder with a valid `library.json` counts; one of another program is passed over. A library of ours that
  /// cannot be used ends the search with its error, because going on would change another one unasked.
  ///
  /// - Parameters:
  ///   - explicit: what the user typed after `--library`.
  ///   - environment: for `TROUPE_LIBRARY`, `XDG_DATA_HOME` and `HOME`.
  ///   - workingFolder: the whole path of the folder that the user is in.
  /// - Returns: a folder whose `library.json` has been read.
  /// - Throws: `MediaError.libraryNotFound` with every place that was looked at; the errors of `manifest()`.
  public static func find(
    explicit: String?,
    environment: [String: String],
    workingFolder: String
  ) throws(MediaError) -> LibraryFolder {
    let fromEnvironment = environment["TROUPE_LIBRARY"].flatMap { $0.isEmpty ? nil : $0 }
    if let named = explicit ?? fromEnvironment {
      guard !named.isEmpty, !named.utf8.contains(0) else { throw .impossiblePath(named) }
      let folder = LibraryFolder(path: named, workingFolder: workingFolder)
      _ = try folder.manifest()
      return folder
    }
    var looked: [SearchedPlace] = []
    for path in candidates(environment: environment, workingFolder: workingFolder) {
      let folder = LibraryFolder(path: path)
      do throws(MediaError) {
        _ = try folder.manifest()
        return folder
      } catch {
        looked.append(
          SearchedPlace(path: path, found: try folder.reasonToPassOver(error))
        )
      }
    }
    throw .libraryNotFound(looked: looked)
  }

  private static func candidates(
    environment: [String: String],
    workingFolder: String
  ) -> [String] {
    var result: [String] = []
    var place = PathText.absolute(workingFolder, from: "/")
    while true {
      result += [place, PathText.join(place, "library")]
      if place == "/" { break }
      place = PathText.folder(of: place)
    }
    if let data = UserFolder.data(environment) { result.append(data) }
    return result
  }

  /// What is in a place that is no library, in words, nil for nothing; throws the error of one that is ours.
  private func reasonToPassOver(_ error: MediaError) throws(MediaError) -> String? {
    switch error {
    case .noLibrary: return nil
    case .manifestForeign: return "its library.json belongs to another program"
    case .notPermitted: return "it may not be read"
    case .manifestNotJSON where (try? FileInfo.ifPresent(at: catalogPath)) ?? nil == nil:
      return "its library.json is not JSON"
    case .manifestNotJSON, .manifestMalformed, .libraryTooNew: throw error
    default: return "it cannot be read"
    }
  }
}
