import Testing
import TroupeModel

@testable import Commands
@testable import Troupe

@Suite struct VerifyCommandTests {
  @Test func `a library that is whole ends with 0, and there is nothing to repair`() async throws {
    let stage = try await Stage()
    let outcome = await stage.run("verify", "--json")
    #expect(outcome.status == 0)
    #expect(outcome.json?["healthy"] == true)
    let names = outcome.json?["checks"]?.elements?.compactMap { $0["name"]?.text }
    #expect(names == ["catalog", "search_index", "media"])
    let text = await stage.run("verify").output
    #expect(text.contains("✓ catalog       the catalog, every page and every link"), "\(text)")
    #expect(text.contains("✓ search index  the words of 0 generations"), "\(text)")
    #expect(await stage.run("repair") == .success("Nothing is wrong."))
  }

  /// Checks as `verify` makes them.
  private func checks(catalog: Int, index: Int) -> [LibraryCheck] {
    [(LibraryCheck.Name.catalog, catalog), (.searchIndex, index)].map { name, count in
      LibraryCheck(
        name: name,
        subject: "things",
        findings: count > 0 ? ["one is wrong"] : [],
        count: count,
        isRepairable: name == .searchIndex,
        time: Milliseconds(1500)
      )
    }
  }

  @Test func `what is wrong is said, and who mends it`() {
    let style = TextStyle(hasColour: false, columns: nil)
    let index = VerifyOutput(checks: checks(catalog: 0, index: 3))
    #expect(index.exit == .failed)
    #expect(
      index.text(style) == """
        ✓ catalog       things, 1.5 s
        ✗ search index  things, 1.5 s  3 faults
                        one is wrong
                        … and 2 more
        'troupe repair' mends what can be mended.
        """
    )
    let catalog = VerifyOutput(checks: checks(catalog: 1, index: 0))
    #expect(catalog.exit == .failed)
    #expect(catalog.text(style).hasSuffix("restore it from a backup."))
    #expect(VerifyOutput(checks: checks(catalog: 0, index: 0)).exit == .done)
  }

  @Test func `a repair says what it does and what it cannot do`() {
    let style = TextStyle(hasColour: false, columns: nil)
    let mended = RepairOutput(
      checks: checks(catalog: 0, index: 2),
      repairs: [
        LibraryRepair(name: .searchIndex, action: "make it anew", isDone: true)
      ],
      isDryRun: false
    )
    #expect(mended.exit == .done)
    #expect(mended.text(style) == "search index, 2 faults: mended. What was done: make it anew.")
    var trial = mended
    trial.isDryRun = true
    #expect(trial.text(style) == "search index, 2 faults: would make it anew.")
    let hopeless = RepairOutput(checks: checks(catalog: 1, index: 0), repairs: [], isDryRun: false)
    #expect(hopeless.exit == .failed)
    #expect(hopeless.text(style).contains("that cannot be mended here"))
  }

  @Test(arguments: [
    (["--subset", "0%"], "is no share"), (["--subset", "6/5"], "is no share"),
    (["--subset", "10%", "--read-data"], "is a share"), (["--from", "ab"], "files that are read"),
    (["--read-data", "--from", "xyz"], "begins no digest"),
  ])
  func `a share that cannot be meant is wrong usage`(
    arguments: [String],
    words: String
  ) async throws {
    let stage = try await Stage()
    let outcome = await stage.run(["verify"] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }
}
