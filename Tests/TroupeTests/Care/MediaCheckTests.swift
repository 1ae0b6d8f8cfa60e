import Foundation
import TestSupport
import Testing
import TroupeCatalog
import TroupeMedia
import TroupeModel

@testable import Troupe

/// Media that are damaged behind the program.
@Suite struct MediaCheckTests {
  private let library = TestLibrary()

  /// A library with files of random bytes; nothing looks at what is in them.
  private func workspace(
    files count: Int,
    _ random: inout SeededRandom
  ) async throws -> (Workspace, [Media]) {
    let workspace = try await library.create()
    var all: [Media] = []
    for _ in 0..<count {
      let bytes = (0..<Int.random(in: 1...5000, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      let content = ContentID.of(bytes)
      let path = workspace.folder.path + "/" + MediaFolder.relativePath(of: content, .png)
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent,
        withIntermediateDirectories: true
      )
      try Data(bytes).write(to: URL(filePath: path))
      all.append(
        Media(
          content: content,
          bytes: Int64(bytes.count),
          type: .png,
          width: 1,
          height: 1,
          duration: nil,
          createdAt: Milliseconds(1)
        )
      )
    }
    try workspace.catalog.write { [all] writer in
      for media in all {
        try writer.insert(media, path: MediaFolder.relativePath(of: media.content, media.type))
      }
    }
    return (workspace, all)
  }

  private enum Damage: CaseIterable { case gone, shorter, longer, bit, folder, link }

  /// Damages a file, and says whether its length or kind alone shows it.
  private func damage(
    _ path: String,
    _ damage: Damage,
    _ random: inout SeededRandom
  ) throws -> Bool {
    let files = FileManager.default
    var data = try Data(contentsOf: URL(filePath: path))
    switch damage {
    case .gone: try files.removeItem(atPath: path)
    case .shorter: try data.dropLast().write(to: URL(filePath: path))
    case .longer: try (data + [0]).write(to: URL(filePath: path))
    case .bit:
      data[Int.random(in: data.indices, using: &random)] ^=
        1 << UInt8.random(in: 0...7, using: &random)
      try data.write(to: URL(filePath: path))
      return false
    case .folder:
      try files.removeItem(atPath: path)
      try files.createDirectory(atPath: path, withIntermediateDirectories: false)
    case .link:
      try files.moveItem(atPath: path, toPath: path + ".moved")
      try files.createSymbolicLink(atPath: path, withDestinationPath: path + ".moved")
    }
    return true
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `every damage is found and nothing else`(seed: UInt64) async throws {
    var random = SeededRandom(seed: seed)
    let (workspace, all) = try await workspace(files: 60, &random)
    #expect(try workspace.verify(VerifyOptions(reading: .all)).allSatisfy(\.isGood), "seed \(seed)")
    var visible: Set<ContentID> = []
    var hidden: Set<ContentID> = []
    for media in all.shuffled(using: &random).prefix(Int.random(in: 1...18, using: &random)) {
      let kind = Damage.allCases.randomElement(using: &random) ?? .gone
      if try damage(workspace.path(of: media), kind, &random) {
        visible.insert(media.content)
      } else {
        hidden.insert(media.content)
      }
    }
    func found(_ options: VerifyOptions) throws -> Set<ContentID> {
      let check = try #require(try workspace.verify(options).first { $0.name == .media })
      let named = all.map(\.content).filter { content in
        check.findings.contains { $0.contains(content.description) }
      }
      #expect(check.count == named.count, "seed \(seed): \(check.findings)")
      return Set(named)
    }
    #expect(try found(VerifyOptions()) == visible, "seed \(seed)")
    #expect(try found(VerifyOptions(reading: .all)) == visible.union(hidden), "seed \(seed)")
    // Part after part finds what reading all finds.
    var parts: Set<ContentID> = []
    for part in 1...3 {
      let sample = try #require(MediaSample("\(part)/3", using: &random))
      parts.formUnion(try found(VerifyOptions(reading: sample)))
    }
    #expect(parts == visible.union(hidden), "seed \(seed)")
    let later = hidden.filter { $0.description >= "8" }
    #expect(
      try found(VerifyOptions(reading: .all, start: "8")) == visible.union(later),
      "seed \(seed)"
    )
  }

  @Test func `a damage says what the file is to the user`() async throws {
    let workspace = try await library.withLuna()
    let content = try #require(
      try workspace.catalog.read { try $0.frozenReferences().values.flatMap(\.self).first?.content }
    )
    let media = try #require(try workspace.catalog.read { try $0.media(content) })
    try FileManager.default.removeItem(atPath: workspace.path(of: media))
    try Data([1]).write(
      to: URL(filePath: workspace.folder.path + "/media/\(content.description.prefix(2))/stray")
    )
    let check = try #require(try workspace.verify().first { $0.name == .media })
    #expect(check.count == 1)
    #expect(check.findings.first?.contains("is missing: the ") == true, "\(check.findings)")
    #expect(check.findings.first?.contains(" of luna/") == true, "\(check.findings)")
    #expect(check.subject.hasSuffix("; 1 more that nothing names"), "\(check.subject)")
  }

  @Test func `a share holds about as many as it says, and other ones each time`() throws {
    var random = SeededRandom(seed: 7)
    let contents = (0..<2000).map { ContentID.of("\($0)") }
    for _ in 0..<20 {
      let sample = try #require(MediaSample("10%", using: &random))
      #expect((120...280).contains(contents.count { sample.contains($0) }))
    }
    let parts = try (1...7).map { try #require(MediaSample("\($0)/7", using: &random)) }
    for content in contents {
      #expect(parts.count { $0.contains(content) } == 1)
    }
    for text in ["", "0%", "101%", "x%", "0/3", "4/3", "1/0", "1", "1/2/3", "-1/3"] {
      #expect(MediaSample(text, using: &random) == nil, "\(text)")
    }
  }
}
