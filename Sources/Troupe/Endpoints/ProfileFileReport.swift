import FoundationEssentials
import TroupeEndpoints
public import TroupeModel

/// What is to be said of a profile's file.
public struct ProfileFileReport: Sendable {
  /// A request that the profile would build for a sample order.
  public struct Sample: Sendable {
    /// What was ordered.
    public var title: String
    /// The method, the address and the header fields, a line each; the key blotted out.
    public var head: [String]
    /// The body byte for byte; for a form, one line for each part.
    public var body: String
  }

  /// The path as typed.
  public var path: String
  /// The name in the profile; nil where it has mistakes.
  public var name: String?
  /// Every mistake: where, what, and the nearest right word.
  public var problems: [String]
  /// The version that the file has, where it is an older one.
  public var oldVersion: Int?
  /// The requests; none where there are mistakes.
  public var samples: [Sample]
}

extension ProfileFileReport {
  /// Reads a profile and builds its sample requests; nothing is sent.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - shown: the path as typed.
  /// - Throws: `TroupeError.fileNotFound`.
  public init(readingFileAt path: String, shown: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw TroupeError.fileNotFound(path: shown)
    }
    let check = ProfileCheck(text: String(decoding: data, as: UTF8.self))
    self.path = shown
    name = check.profile?.name
    problems = check.problems.map(\.description)
    oldVersion = check.migratedFrom
    samples =
      check.profile.map { profile in
        profile.samples().map { Sample($0.title, $0.request, profile) }
      } ?? []
  }

  /// The report as JSON.
  public var json: JSON {
    [
      "path": .string(path), "name": .optional(name), "good": .bool(problems.isEmpty),
      "problems": .array(problems.map(JSON.string)),
      "older_version": oldVersion.map { .number($0) } ?? .null,
      "requests": .array(
        samples.map {
          [
            "title": .string($0.title), "head": .array($0.head.map(JSON.string)),
            "body": .string($0.body),
          ]
        }
      ),
    ]
  }
}

extension ProfileFileReport.Sample {
  fileprivate init(_ title: String, _ request: BuiltRequest, _ profile: EndpointProfile) {
    self.title = title
    var fields = request.headers
    if case .multipart = request.body {
      fields.append(HTTPHeader("Content-Type", "multipart/form-data"))
    }
    if profile.keyEnvironment != nil {
      fields.insert(HTTPHeader("Authorization", "Bearer ***"), at: 0)
    }
    head =
      ["\(request.method) \(profile.baseURL)\(request.path)"]
      + fields.map { "\($0.name): \($0.value)" }
    body = request.bodyText
  }
}
