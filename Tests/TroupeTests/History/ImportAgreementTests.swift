import Foundation
import TestSupport
import Testing
import TroupeCatalog
import TroupeModel

@testable import Troupe

@Suite struct ImportAgreementTests {
  @Test func `ten thousand entries come in as if each had been written by itself`() async throws {
    let seed = UInt64.random(in: 0...(.max))
    let comment: Comment = "seed \(seed)"
    var random = SeededRandom(seed: seed)
    let (fast, slow) = (TestLibrary(), TestLibrary())
    let imported = try await fast.withLuna()
    let written = try await slow.withLuna()
    let past = RandomPast(seed: random.next(), count: 10_000, characters: try written.characters())
    #expect(try imported.characters().map(\.character) == written.characters().map(\.character))

    try written.catalog.write { writer in
      for generation in past.generations.sorted(by: { $0.createdAt < $1.createdAt }) {
        var waiting = generation
        waiting.status = .queued
        try writer.insert(waiting)
        try writer.update(generation)
      }
      for generation in past.generations {
        if let parent = generation.parent { _ = try writer.setParent(parent, of: generation.id) }
      }
    }

    let lines = past.generations.shuffled(using: &random).map(\.line)
    let path = try fast.file("old.jsonl", lines.joined(separator: "\n"))
    let report = try imported.importHistory(path, shown: "old.jsonl")
    #expect(report.imported == 10_000, comment)
    #expect(report.missingParents == 0, comment)
    let (new, old) = try (stored(past, imported), stored(past, written))
    #expect(new.count == 10_000 && old.count == 10_000, comment)
    for (one, other) in zip(new, old) { #expect(one == other, comment) }
    for text in ["rain", "雨 neon", "银发", "with:luna/armor", "tag:keeper", "rating:4..", "strasse"] {
      let found = try Set(imported.matchingIDs(text))
      #expect(try found == Set(written.matchingIDs(text)), "\(text), seed \(seed)")
      #expect(!found.isEmpty, "\(text), seed \(seed)")
    }
    #expect(try imported.verify().allSatisfy(\.isGood), comment)
  }

  private func stored(_ past: RandomPast, _ workspace: Workspace) throws -> [Generation] {
    try workspace.catalog.read { reader in
      try past.generations.compactMap { try reader.generation($0.id) }
    }
  }

  @Test func `what was exported and imported is exported again, line by line`() async throws {
    let seed = UInt64.random(in: 0...(.max))
    let comment: Comment = "seed \(seed)"
    let (first, second) = (TestLibrary(), TestLibrary())
    let old = try await first.withLuna()
    let new = try await second.create()
    let past = RandomPast(seed: seed, count: 1500, characters: try old.characters())
    let path = try first.file("old.jsonl", past.generations.map(\.line).joined(separator: "\n"))
    _ = try old.importHistory(path, shown: "old.jsonl")

    let file = first.path + "/a.jsonl"
    let ids = try old.matchingIDs("")
    #expect(ids.count == 1500, comment)
    let outcome = try old.export(ids, toFile: file, shown: "a.jsonl", replacing: false)
    #expect(outcome.generations == 1500, comment)
    _ = try new.importHistory(file, shown: "a.jsonl", HistoryOptions(createsCast: true))
    var lines: [Substring] = []
    _ = try new.export(try new.matchingIDs("")) { text in
      lines += text.split(whereSeparator: \.isNewline)
    }
    let before = try String(contentsOfFile: file, encoding: .utf8)
      .split(whereSeparator: \.isNewline)
    #expect(before.count == 1500, comment)
    #expect(Set(before) == Set(lines), comment)
    // Lists of the newest first keep their order, but for those at the same millisecond.
    #expect(try before.map(time) == lines.map(time), comment)
    #expect(try new.characters().first?.looks.map(\.look.name.description) == ["default", "armor"])
  }

  private func time(_ line: Substring) throws -> String? {
    try JSON(parsing: String(line))["created_at"]?.text
  }
}
