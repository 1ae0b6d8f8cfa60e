import FoundationEssentials
import TestSupport
import Testing
import TroupeModel

@testable import TroupeSearch

@Suite struct QueryMatchingTests {
  @Test(arguments: [
    "", "rain", "RAIN", "neon rain", "rain neon", "\"neon rain\"", "雨", "雨里", "小龙走在雨里", "走在", "龙走在",
    "ルナ", "ﾙﾅ", "한국", "국", "국어", "cafe", "CAFÉ", "ＲＡＩＮ", "-snow", "snow, rain", "rain (snow, neon)",
    "rai*", "\"neon ra\"*", "雨*", "with:luna", "with:LUNA", "with:小龙", "with:luna/armor",
    "with:luna/ARMOR",
    "with:xiaolong/default", "-with:milo", "with:luna with:xiaolong", "--rain", "-(snow, wind)",
    "cast:2", "cast:2..", "cast:>1", "cast:..2", "cast:<3", "model:sora-2", "model:SORA-2",
    "endpoint:rehearsal", "status:queued", "STATUS:QUEUED", "format:openai", "created:2026",
    "created:2026-11", "created:2026-11-22", "created:2026-11-22T18", "created:2026-11-22T18:30",
    "created:2026-11-20..2026-11-22", "created:-2w..", "created:..today",
    "created:yesterday..today", "created:>2026-10", "created:>=2026-11-22", "created:<2026-11-23",
    "created:<=2026-11", "created:>2025", "created:>-2w",
    "created:today", "created:-3h..", "created:-1d..", "duration:8", "duration:5..15",
    "duration:>7.999", "size:1280x720", "ratio:16:9", "cost:>0.5", "cost:0.75", "rating:4",
    "rating:4..",
    "scenes:0", "parent:g111", "lineage:g111", "lineage:g222", "project:pilot", "project:PILOT",
    "tag:keeper",
    "tag:月", "has:video", "is:stale", "is:unlinked", "prompt:~neon", "prompt:~\"rain, 小\"",
    "same:a.png", "saved:keepers", "-saved:none", "sort:rating rain",
  ])
  func `a search finds what it means`(text: String) throws {
    #expect(try Self.matches(text))
  }

  @Test(arguments: [
    "snow", "rai", "ain", "\"rain neon\"", "-rain", "里雨", "龙小", "rain snow", "snow, wind", "カ",
    "ル ナカ", "ain*", "\"rain*\" -rain", "\"neon r\"", "with:milo", "with:luna/default",
    "with:xiaolong/armor",
    "-with:luna", "\"rain 走\"", "\"小 龙\"", "rain -(snow, neon)", "--snow", "cast:1", "cast:3..",
    "model:sora", "endpoint:other", "status:stored", "format:unified", "created:2025",
    "created:2026-10",
    "created:2026-11-21", "created:2026-11-22T17", "created:2026-11-22T18:31",
    "created:..2026-11-21", "created:>2026-11", "created:<2026-11-22", "created:>=2026-11-23",
    "created:<=2026-11-21", "created:>today",
    "created:2026-11-23..", "created:-1h..", "created:yesterday", "duration:8.001..",
    "size:720x1280", "ratio:9:16", "cost:<0.75", "cost:0", "rating:5", "scenes:1..", "parent:g222",
    "project:other", "tag:keep", "-has:video", "prompt:~Neon", "prompt:=neon", "same:b.png",
    "saved:none", "handle", "\"Luna walks\" snow",
  ])
  func `a search does not find what it does not mean`(text: String) throws {
    #expect(try !Self.matches(text))
  }

  @Test func `characters are found by their names, tags and looks`() throws {
    let luna = CastCharacter(
      id: Facts.luna,
      handle: try Handle("luna"),
      name: "Luna Vega",
      description: "silver hair",
      aliases: ["月"],
      tags: ["heroine"],
      createdAt: Facts.now
    )
    let subject = SearchSubject(.init(luna, looks: ["default", "armor"]))
    for (text, isFound) in [
      ("handle:luna", true), ("handle:LUNA", true), ("name:\"luna vega\"", true), ("alias:月", true),
      ("tag:heroine", true), ("look:armor", true), ("silver", true), ("\"silver hair\"", true),
      ("created:today", true), ("vega 月", true), ("handle:lun", false), ("name:luna", false),
      ("alias:luna", false), ("look:gala", false), ("-silver", false), ("tag:villain", false),
    ] {
      let query = try Query(parsing: text, in: .characters).resolved(with: Facts())
      #expect(query.matches(subject) == isFound, "\(text)")
    }
    let error = #expect(throws: QueryError.self) {
      try Query(parsing: "with:luna", in: .characters)
    }
    #expect(error?.hint.contains("handle:, name:") == true)
  }

  @Test func `nothing is found by a name before it was looked up`() throws {
    #expect(try !Query(parsing: "with:luna").matches(Facts.subject))
    #expect(try !Query(parsing: "created:2026").matches(Facts.subject))
  }

  @Test func `saved searches that name one another are refused`() throws {
    for name in ["circle", "round"] {
      #expect(throws: SavedSearchError.self) {
        try Query(parsing: "saved:\(name)").resolved(with: Facts())
      }
    }
  }

  @Test func `every word and every phrase of a text finds it`() throws {
    for seed in 0..<1000 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let text = RandomText.any(length: 10, using: &random)
      var subject = Facts.subject
      subject.texts = [Segmenter.tokens(text)]
      let words = FoldedText.words(text)
      guard let first = words.indices.randomElement(using: &random) else { continue }
      let phrase = words[first...].prefix(Int.random(in: 1...3, using: &random))
        .joined(separator: " ")
      #expect(
        try Query(parsing: "\"\(phrase)\"").matches(subject),
        "seed \(seed): \(phrase) in \(text)"
      )
    }
  }

  static func matches(_ text: String) throws -> Bool {
    try Query(parsing: text).resolved(with: Facts()).matches(Facts.subject)
  }
}

/// A world of one generation, with two in its cast.
private struct Facts: SearchFacts {
  // 2026-11-22 20:00 in a zone two hours east of Greenwich.
  static let now = Milliseconds(1_795_370_400_000)
  static let luna = id(2)
  static let xiaolong = id(3)
  static let parent = id(5)
  static let own = id(6)
  static let content = ContentID(digest: [UInt8](repeating: 10, count: 32))

  private static func id(_ seed: UInt64) -> ItemID {
    var random = SeededRandom(seed: seed)
    return ItemID(using: &random)
  }

  var now: Milliseconds { Self.now }
  let timeZone = TimeZone(secondsFromGMT: 7200) ?? .gmt

  struct Unknown: Error {}

  func character(_ typed: String, look: String?) throws -> ItemID {
    switch typed.lowercased() {
    case "luna": Self.luna
    case "xiaolong", "小龙": Self.xiaolong
    case "milo": Self.id(4)
    default: throw Unknown()
    }
  }
  func generation(_ typed: String) throws -> ItemID { typed == "g111" ? Self.parent : Self.own }
  func root(of generation: ItemID) throws -> ItemID { Self.parent }
  func digest(ofFile path: String) throws -> ContentID {
    path == "a.png" ? Self.content : ContentID(digest: [UInt8](repeating: 11, count: 32))
  }
  func savedSearch(_ name: String) throws -> String {
    switch name {
    case "keepers": "rain rating:4.. sort:rating"
    case "circle": "rain saved:round"
    case "round": "saved:circle"
    default: "snow"
    }
  }

  static var subject: SearchSubject {
    var generation = Generation(
      id: own,
      endpoint: "rehearsal",
      account: "default",
      prompt: "walks through the neon rain, 小龙走在雨里 ルナ 한국어 café",
      parameters: GenerationParameters(
        format: .openai,
        model: "sora-2",
        size: PixelSize(width: 1280, height: 720),
        duration: 8
      ),
      cast: [],
      project: "pilot",
      tags: ["keeper", "月"],
      estimate: Cost(micros: 750_000, currency: "USD", unit: "call"),
      createdAt: Milliseconds(now.value - 5_400_000),
      parent: parent
    )
    generation.rating = 4
    generation.cast = [
      (Handle(suggestedFrom: "luna"), Handle(suggestedFrom: "armor"), luna),
      (Handle(suggestedFrom: "xiaolong"), .defaultLook, xiaolong),
    ].enumerated()
      .map { index, member in
        CastMember(
          slot: index + 1,
          characterID: member.2,
          handle: member.0 ?? .defaultLook,
          name: member.0?.description ?? "",
          look: member.1 ?? .defaultLook,
          description: "",
          lookPrompt: "",
          references: [],
          remoteID: nil,
          remoteHandle: nil,
          use: .description,
          textSent: ""
        )
      }
    var facts = SearchSubject.GenerationFacts(generation)
    facts.members = [.init(luna, look: "armor"), .init(xiaolong, look: "default")]
    facts.root = parent
    facts.hasVideo = true
    facts.isStale = true
    facts.isUnlinked = true
    facts.contents = [content]
    return SearchSubject(facts)
  }
}
