import TroupeModel

extension ReplyReader {
  /// The endpoint's word for the state of a job, and the phase it means.
  struct Status {
    var word: String
    /// nil where the word is not listed.
    var phase: JobReading.Phase?
  }

  /// Where an outer and an inner word exist, the inner one counts if it is terminal, and also where the outer one only
  /// says that the question was answered: "success" around a job that still runs.
  func status(in json: JSON) -> Status? {
    var found: [(depth: Int, status: Status)] = []
    for path in paths[.status] {
      for value in path.values(in: json) {
        if let word = Self.word(value) {
          found.append((path.names.count, Status(word: word, phase: statuses.phase(of: word))))
        }
      }
    }
    guard let outer = found.first else { return nil }
    let inner = found.filter { $0.depth > outer.depth }.sorted { $0.depth > $1.depth }
    if let terminal = inner.first(where: { $0.status.phase?.isTerminal == true }) {
      return terminal.status
    }
    if outer.status.phase == .done, let inner = inner.first, result(in: json) == nil {
      return inner.status
    }
    return outer.status
  }

  /// The address of the video: the first that can be downloaded as it stands, else the first there is.
  func result(in json: JSON) -> String? {
    let good = first(.result, in: json) { value in
      Self.address(value).flatMap { (try? WebAddress($0)) == nil ? nil : $0 }
    }
    return good ?? first(.result, in: json, Self.address)
  }

  private static func word(_ json: JSON) -> String? {
    switch json {
    case .string(let text): text.allSatisfy(\.isWhitespace) ? nil : text
    default: nil
    }
  }
}
