public import FoundationEssentials
import TroupeCatalog
import TroupeModel

extension Workspace {
  /// Brings a history in: all of it or, where anything is wrong, nothing.
  ///
  /// Nothing is ever sent for what comes in, and it cannot be undone as one change.
  ///
  /// - Parameters:
  ///   - path: the file: JSON Lines, a JSON document with a list, or CSV.
  ///   - shown: the path as typed.
  ///   - options: what columns mean, and what is to be done.
  ///   - timeZone: of times without one.
  ///   - progress: called now and then; an error ends the import, and nothing is written.
  /// - Throws: `HistoryError` with what is wrong.
  /// - Returns: what was done, or would be.
  public func importHistory(
    _ path: String,
    shown: String,
    _ options: HistoryOptions = HistoryOptions(),
    timeZone: TimeZone = .current,
    progress: (HistoryProgress) throws -> Void = { _ in }
  ) throws -> HistoryReport {
    let start = ContinuousClock.now
    let file = try HistoryFile(path: path, shown: shown, map: HistoryMap.parse(options.map))
    let decoder = HistoryDecoder(form: file.form, map: file.map, timeZone: timeZone)
    func look(_ reader: CatalogReader) throws -> HistoryCheck {
      try HistoryCheck(file, decoder, in: reader) {
        try Task.checkCancellation()
        try progress(HistoryProgress(phase: .checking, done: $0, total: file.bytes))
      }
    }
    var report: HistoryReport
    if options.isDryRun {
      report = try catalog.read { reader in
        let check = try look(reader)
        var report = check.report
        let made = try resolve(check, file, options, in: reader)
        report.take(made)
        report.isDryRun = true
        return report
      }
    } else {
      report = try write(checksReferences: false) { writer in
        let check = try look(writer.reader)
        let made = try resolve(check, file, options, in: writer.reader)
        for known in made.characters { try writer.insertNew(known.character, looks: known.looks) }
        for look in made.looks { try writer.insert(look) }
        let total = Int64(check.places.count)
        let recording = try HistoryRecording(
          check,
          made.cast,
          file,
          decoder,
          writer,
          makeID: world.makeID
        ) {
          try Task.checkCancellation()
          try progress(HistoryProgress(phase: .recording, done: $0, total: total))
        }
        var report = recording.report
        report.take(made)
        return report
      }
    }
    let time = start.duration(to: .now).components
    report.time = Milliseconds(time.seconds * 1000 + time.attoseconds / 1_000_000_000_000_000)
    return report
  }

  /// Finds everybody who is cast, or makes them where that is wanted.
  private func resolve(
    _ check: HistoryCheck,
    _ file: HistoryFile,
    _ options: HistoryOptions,
    in reader: CatalogReader
  ) throws -> HistoryCompany {
    var company = HistoryCompany(cast: check.cast)
    let missing = try company.cast.resolve(in: reader)
    let ambiguities = company.cast.ambiguities.sorted()
    guard ambiguities.isEmpty else {
      throw HistoryError.badLines(
        path: file.path,
        problems: Array(ambiguities.prefix(HistoryError.mostNamed)),
        count: ambiguities.count
      )
    }
    if options.createsCast {
      let made = try company.cast.make(missing, in: reader, at: world.now(), world.makeID)
      company.characters = made.characters
      company.looks = made.looks
    } else {
      let names = missing.compactMap { company.cast.wanted[$0]?.written }
      let unknown = names + company.cast.missingLooks
      guard unknown.isEmpty else {
        throw HistoryError.unknownCast(path: file.path, names: unknown)
      }
    }
    return company
  }
}

/// Who is in a history, and whom of them is to be made.
private struct HistoryCompany {
  var cast: HistoryCast
  var characters: [HistoryCast.Known] = []
  var looks: [Look] = []
}

extension HistoryReport {
  fileprivate mutating func take(_ company: HistoryCompany) {
    newCharacters = company.characters.map(\.character.handle).sorted()
    newLooks = company.looks.count
  }
}
