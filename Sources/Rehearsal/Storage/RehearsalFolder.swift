import TroupeModel

/// The layout of an endpoint's folder.
///
/// ```
/// jobs/ID.json         what was asked for, and how it stands
/// characters/ID.json   who was registered
/// files/NAME           uploads and the pictures of characters and jobs
/// videos/ID.mp4        results
/// work/                what a renderer leaves while it works
/// ledger.jsonl         one line for each charge
/// script.json          how to misbehave, if at all
/// port.json            where the server is, while one runs
/// ```
package struct RehearsalFolder: Hashable, Sendable {
  package let path: String

  /// Takes a path; nothing is touched yet.
  package init(_ path: String) {
    self.path = path
  }

  /// Creates the folders that are not there, and clears what a killed renderer has left.
  package func create() throws(RehearsalError) {
    for folder in ["jobs", "characters", "files", "videos", "work"] {
      try DurableFile.makeFolder("\(path)/\(folder)")
    }
    for name in try DurableFile.names(in: workFolder) {
      DurableFile.removeFolder("\(workFolder)/\(name)")
    }
  }

  /// The file that says where the server is.
  package var portFile: String { "\(path)/port.json" }
  /// The script of misbehaviour.
  package var scriptFile: String { "\(path)/script.json" }
  /// The charges.
  package var ledgerFile: String { "\(path)/ledger.jsonl" }

  var workFolder: String { "\(path)/work" }
  func jobFile(_ id: String) -> String { "\(path)/jobs/\(id).json" }
  func characterFile(_ id: String) -> String { "\(path)/characters/\(id).json" }
  func pictureFile(_ name: String) -> String { "\(path)/files/\(name)" }
  func videoFile(_ name: String) -> String { "\(path)/videos/\(name)" }

  /// The script in the folder; a well-behaved one where there is none.
  package func script() throws(RehearsalError) -> RehearsalScript {
    guard let bytes = try DurableFile.read(scriptFile, atMost: 1 << 20) else {
      return RehearsalScript()
    }
    let json: JSON
    do {
      json = try JSON(parsing: bytes)
    } catch {
      throw .scriptIsNotJSON(path: scriptFile, error)
    }
    return try RehearsalScript(json)
  }

  /// All jobs; a file that cannot be read as one is passed over.
  func jobs() throws(RehearsalError) -> [RehearsalJob] {
    try documents(in: "jobs").compactMap(RehearsalJob.init)
  }

  /// All characters; a file that cannot be read as one is passed over.
  func characters() throws(RehearsalError) -> [RehearsalCharacter] {
    try documents(in: "characters").compactMap(RehearsalCharacter.init)
  }

  func store(_ job: RehearsalJob) throws(RehearsalError) {
    try DurableFile.write(Array(job.json.pretty.utf8), to: jobFile(job.id))
  }

  func store(_ character: RehearsalCharacter) throws(RehearsalError) {
    try DurableFile.write(Array(character.json.pretty.utf8), to: characterFile(character.id))
  }

  /// Removes a job with its result and its picture; the record first, so that none is left without its files.
  func remove(_ job: RehearsalJob) {
    DurableFile.remove(jobFile(job.id))
    if case .done(let file) = job.state { DurableFile.remove(videoFile(file)) }
    if let lead = job.leadPicture { DurableFile.remove(pictureFile(lead)) }
  }

  private func documents(in folder: String) throws(RehearsalError) -> [JSON] {
    var documents: [JSON] = []
    for name in try DurableFile.names(in: "\(path)/\(folder)") where name.hasSuffix(".json") {
      guard let bytes = try DurableFile.read("\(path)/\(folder)/\(name)"),
        let json = try? JSON(parsing: bytes, limits: JSON.Limits(bytes: 64 << 20))
      else { continue }
      documents.append(json)
    }
    return documents
  }
}
