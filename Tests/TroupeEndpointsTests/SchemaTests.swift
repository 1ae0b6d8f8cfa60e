import TestSupport
import Testing
import TroupeModel

@testable import TroupeEndpoints

@Suite struct SchemaTests {
  private let schema: SchemaValidator

  init() throws { schema = try SchemaValidator(ShippedProfiles.schema) }

  @Test func `the schema and the parser know the same keys`() throws {
    #expect(SchemaValidator.properties(schema.whole) == ProfileKeys.profile.sorted())
    let lists: [(String, [String])] = [
      ("formats", ProfileKeys.formats), ("format", ProfileKeys.operations),
      ("route", ProfileKeys.route), ("reply", ProfileKeys.reply), ("model", ProfileKeys.model),
      ("span", ProfileKeys.span), ("limits", ProfileKeys.limits),
      ("image_limits", ProfileKeys.imageLimits), ("upload_limits", ProfileKeys.uploadLimits),
      ("character_creation", ProfileKeys.characterCreation), ("clip", ProfileKeys.clip),
      ("statuses", ProfileKeys.statuses), ("errors", ProfileKeys.errors),
      ("rule", ProfileKeys.rule), ("charges", ProfileKeys.charges), ("pace", ProfileKeys.pace),
    ]
    for (name, keys) in lists {
      #expect(SchemaValidator.properties(try schema.definition(name)) == keys.sorted(), "\(name)")
    }
    for price in try #require(schema.definition("price")["anyOf"]?.elements) {
      #expect(SchemaValidator.properties(price) == ProfileKeys.price.sorted())
    }
    let all = Set(schema.whole["$defs"]?.members?.map(\.name) ?? [])
    let others = ["count", "amount", "seconds", "size", "places", "price", "prices"]
    #expect(all == Set(lists.map(\.0) + others))
  }

  @Test func `the schema and the parser know the same words`() throws {
    func words(_ json: JSON?) -> [String] { (json?["enum"]?.elements ?? []).compactMap(\.text) }
    let whole = schema.whole["properties"]
    #expect(words(whole?["character_use"]?["items"]) == CastUse.allCases.map(\.rawValue))
    #expect(
      words(whole?["image_transport"]?["items"]) == ImageTransport.allCases.map(\.rawValue)
    )
    #expect(words(whole?["clip_transport"]?["items"]) == ImageTransport.ofClips.map(\.rawValue))
    let route = try schema.definition("route")["properties"]
    #expect(words(route?["method"]) == Operation.Method.allCases.map(\.rawValue))
    #expect(words(route?["encoding"]) == Operation.Encoding.allCases.map(\.rawValue))
    let creation = try schema.definition("character_creation")["properties"]
    #expect(words(creation?["from"]?["items"]) == CharacterSource.allCases.map(\.rawValue))
    let rule = try schema.definition("rule")["properties"]
    #expect(words(rule?["kind"]) == RemoteFailure.Kind.allCases.map(\.rawValue))
    #expect(words(rule?["stage"]) == RefusalStage.allCases.map(\.rawValue))
    let units = try #require(schema.definition("price")["anyOf"]?.elements).flatMap {
      words($0["properties"]?["unit"])
    }
    #expect(units.sorted() == Price.Unit.allCases.map(\.rawValue).sorted())
    #expect(whole?["version"]?["const"]?.int == EndpointProfile.formatVersion)
  }

  @Test(arguments: ShippedProfiles.names)
  func `every shipped profile fits the schema`(
    name: String
  ) throws {
    let json = try JSON(parsing: #require(ShippedProfiles.text(name)))
    #expect(try schema.errors(in: json) == [])
    #expect(ProfileCheck(json: json).problems == [])
  }

  @Test func `mistakes of the form are found by both, and the others by the parser alone`() throws {
    for mistake in ProfileMistake.all {
      let json = try Profiles.json(mistake.changes)
      let check = ProfileCheck(json: json)
      #expect(check.profile == nil, "\(mistake.testDescription)")
      let errors = try schema.errors(in: json)
      #expect(errors.isEmpty == check.formProblems.isEmpty, "\(mistake.testDescription) \(errors)")
    }
  }

  @Test func `a profile that one of them refuses for its form the other refuses too`() throws {
    let seed = UInt64.random(in: .min ... .max)
    print("SchemaTests seed \(seed)")
    var random = SeededRandom(seed: seed)
    let profiles = try ShippedProfiles.names.map { name in
      try JSON(parsing: #require(ShippedProfiles.text(name)))
    }
    var refused = 0
    for round in 0..<1500 {
      var json = try #require(profiles.randomElement(using: &random))
      for _ in 0..<Int.random(in: 1...2, using: &random) {
        json = ProfileMutation.mutated(json, &random)
      }
      let check = ProfileCheck(json: json)
      guard check.migratedFrom == nil else { continue }
      let errors = try schema.errors(in: json)
      #expect(
        errors.isEmpty == check.formProblems.isEmpty,
        "seed \(seed) round \(round): schema \(errors), parser \(check.formProblems)"
      )
      #expect((check.profile == nil) == !check.problems.isEmpty)
      if let profile = check.profile { _ = profile.samples() }
      refused += errors.isEmpty ? 0 : 1
    }
    #expect(refused > 500)
  }

  @Test func `no text crashes the check, and what is refused has a reason`() throws {
    let seed = UInt64.random(in: .min ... .max)
    print("SchemaTests seed \(seed)")
    var random = SeededRandom(seed: seed)
    let texts = try ShippedProfiles.names.map { try #require(ShippedProfiles.text($0)) }
    for round in 0..<1000 {
      var bytes = Array(try #require(texts.randomElement(using: &random)).utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
        case 1: bytes.remove(at: place)
        case 2:
          bytes.insert(contentsOf: Array("\"{}[]:,0-".utf8).shuffled(using: &random), at: place)
        default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &random))
        }
      }
      let check = ProfileCheck(text: String(decoding: bytes, as: UTF8.self))
      #expect((check.profile == nil) == !check.problems.isEmpty, "seed \(seed) round \(round)")
      #expect(check.problems.allSatisfy { $0.path.hasPrefix("$") && !$0.message.isEmpty })
      if let profile = check.profile { _ = profile.samples() }
    }
  }
}
