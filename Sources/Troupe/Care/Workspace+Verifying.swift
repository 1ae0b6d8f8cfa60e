import TroupeCatalog
import TroupeModel

extension Workspace {
  /// Looks at everything that can go wrong with the library's own files; nothing is changed.
  ///
  /// - Parameters:
  ///   - options: how thoroughly the files are looked at.
  ///   - progress: called with what is looked at next; an error ends the look.
  /// - Throws: `CatalogError` where the catalog cannot even be read.
  /// - Returns: every check, also those that found nothing.
  public func verify(
    _ options: VerifyOptions = VerifyOptions(),
    progress: (VerifyProgress) throws -> Void = { _ in }
  ) throws -> [LibraryCheck] {
    try LibraryCheck.Name.allCases.map { name in
      try progress(VerifyProgress(name: name))
      let start = ContinuousClock.now
      var check = try checked(name, options, progress)
      let time = start.duration(to: .now).components
      check.time = Milliseconds(time.seconds * 1000 + time.attoseconds / 1_000_000_000_000_000)
      return check
    }
  }

  /// A check; what cannot even be read is a finding too.
  private func checked(
    _ name: LibraryCheck.Name,
    _ options: VerifyOptions,
    _ progress: (VerifyProgress) throws -> Void
  ) throws -> LibraryCheck {
    do { return try check(name, options, progress) } catch CatalogError.damaged(let text) {
      return LibraryCheck(
        name: name,
        subject: "something that cannot be read",
        findings: [text],
        count: 1,
        isRepairable: name == .searchIndex,
        time: Milliseconds(0)
      )
    }
  }

  private func check(
    _ name: LibraryCheck.Name,
    _ options: VerifyOptions,
    _ progress: (VerifyProgress) throws -> Void
  ) throws -> LibraryCheck {
    switch name {
    case .media:
      var check = try MediaCheck(media, catalog)
      try check.run(options, progress: progress)
      return LibraryCheck(
        name: name,
        subject: check.subject,
        findings: check.findings,
        count: check.count,
        isRepairable: false,
        time: Milliseconds(0)
      )
    case .catalog:
      let problems = try catalog.problems()
      return LibraryCheck(
        name: name,
        subject: "the catalog, every page and every link between its rows",
        findings: Array(problems.prefix(LibraryCheck.mostFindings)),
        count: problems.count,
        isRepairable: false,
        time: Milliseconds(0)
      )
    case .searchIndex:
      let faults = try catalog.searchIndexFaults()
      let facts = try catalog.searchFactFaults()
      let count = try catalog.read { try $0.generationCount() }
      return LibraryCheck(
        name: name,
        subject: "the words of \(count) generation\(count == 1 ? "" : "s") in the search index",
        findings: facts
          + faults.prefix(LibraryCheck.mostFindings).map { fault in
            fault.id.map { "generation \($0.short) is not found by its words" }
              ?? "there are words of a generation that is gone (row \(fault.key))"
          },
        count: facts.count + faults.count,
        isRepairable: true,
        time: Milliseconds(0)
      )
    }
  }

  /// Mends what checks found and can be mended.
  ///
  /// - Parameters:
  ///   - checks: what `verify` returned.
  ///   - isDryRun: whether it is only said what would be done.
  /// - Throws: `TroupeError.readOnlyLibrary` where nothing may be changed.
  /// - Returns: what was done, or would be; empty where nothing can be.
  public func repair(_ checks: [LibraryCheck], isDryRun: Bool = false) throws -> [LibraryRepair] {
    if !isDryRun, let readOnlyReason { throw TroupeError.readOnlyLibrary(readOnlyReason) }
    return try checks.filter { !$0.isGood && $0.isRepairable }.map { check in
      if !isDryRun {
        switch check.name {
        case .searchIndex: try catalog.rebuildSearchIndex()
        case .catalog, .media: break
        }
      }
      return LibraryRepair(name: check.name, action: check.name.action, isDone: !isDryRun)
    }
  }
}

extension LibraryCheck.Name {
  /// What a repair does about it.
  fileprivate var action: String {
    switch self {
    case .catalog, .media: "restore it from a backup"
    case .searchIndex: "make the search index anew from the generations"
    }
  }
}
