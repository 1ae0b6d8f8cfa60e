import TestSupport
import Testing
import TroupeModel

@testable import TroupeEndpoints

/// Replies changed at random: nothing in them may crash a reader, and none may cost a paid id.
@Suite struct MutatedRepliesTests {
  static let corpus = [
    #"{"id":"ID","status":"processing","created_at":1709123456}"#,
    #"{"code":"success","message":"","data":{"id":"ID","task_id":"ID","status":"processing"}}"#,
    #"{"task_id":"ID","status":"NOT_START","data":{"output":null}}"#,
    #"{"id":"ID","object":"video","model":"sora-2","status":"queued","progress":0,"seconds":"8","error":null}"#,
    #"{"code":"success","data":{"task_id":"ID","data":{"video_url":"https://x/y.mp4","status":"succeed"},"progress":"100%"}}"#,
    #"{"id":"ID","status":"completed","video":{"url":"https://x/y.mp4","duration":10}}"#,
    #"{"data":{"data":{"id":"ID"}}}"#,
  ]

  @Test func `a valid id at a known place is never lost, whatever else the reply holds`() throws {
    let seed = UInt64.random(in: .min ... .max)
    print("MutatedRepliesTests seed \(seed)")
    var random = SeededRandom(seed: seed)
    let reader = ReplyReader()
    for round in 0..<10_000 {
      let (id, written) = Self.id(&random)
      let template = try #require(Self.corpus.randomElement(using: &random))
      var json = try JSON(parsing: template.replacing("\"ID\"", with: written))
      for _ in 0..<Int.random(in: 0...6, using: &random) { json = Self.mutated(json, id, &random) }
      let text = Bool.random(using: &random) ? json.compact : json.pretty
      let reply = HTTPReply(status: 200, body: Self.damaged(text, &random))
      let reading = reader.acceptance(of: reply, now: .seconds(0))
      #expect(reading.remoteID?.description == id, "seed \(seed) round \(round): \(text)")
      let character = reader.character(of: reply, now: .seconds(0))
      #expect(character.remoteID?.description == id, "seed \(seed) round \(round): \(text)")
    }
  }

  @Test func `no bytes crash a reader`() throws {
    let seed = UInt64.random(in: .min ... .max)
    print("MutatedRepliesTests seed \(seed)")
    var random = SeededRandom(seed: seed)
    let reader = ReplyReader()
    for _ in 0..<10_000 {
      var bytes = Array(Self.corpus.randomElement(using: &random)?.utf8 ?? "".utf8)
      for _ in 0..<Int.random(in: 1...12, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(contentsOf: Array("\"{[,:0".utf8).shuffled(using: &random), at: place)
        default: bytes.removeLast(bytes.count - place)
        }
      }
      let status = [200, 201, 400, 404, 429, 500].randomElement(using: &random) ?? 200
      let reply = HTTPReply(status: status, body: bytes)
      _ = reader.acceptance(of: reply, now: .seconds(0))
      _ = reader.job(of: reply, now: .seconds(0))
      _ = reader.character(of: reply, now: .seconds(0))
      _ = reader.upload(of: reply)
      #expect(!reader.error(of: reply).sentence.isEmpty)
    }
  }

  /// The bytes of a reply, some of them put beside something that is no JSON, or too deep, or cut off after its end.
  private static func damaged(_ text: String, _ random: inout SeededRandom) -> [UInt8] {
    let bytes = Array(text.utf8)
    guard bytes.first == UInt8(ascii: "{") else { return bytes }
    let deep = String(repeating: "[", count: 600) + String(repeating: "]", count: 600)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: return Array(#"{"deep":\#(deep),"#.utf8) + bytes.dropFirst()
    case 1: return bytes + [0xFF, 0x00, 0x7B]
    case 2: return Array("{\"message\":\"a\nb".utf8) + [0xC3, 0x28, 0x22, 0x2C] + bytes.dropFirst()
    // A number at the very end may be half of one, and is not believed.
    case 3:
      return bytes.dropLast().last.map { (0x30...0x39).contains($0) } == true
        ? bytes : bytes.dropLast()
    default: return bytes
    }
  }

  /// An id and how it is written in JSON.
  private static func id(_ random: inout SeededRandom) -> (String, String) {
    let digits = String(UInt64.random(in: 1 ... .max, using: &random))
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return (digits, digits)
    case 1: return ("task:\(digits)/é", "\"task:\(digits)/\\u00e9\"")
    default: return ("sora_\(digits)", "\"sora_\(digits)\"")
    }
  }

  /// The reply with something put in, taken out, changed or moved that is not the id.
  private static func mutated(_ json: JSON, _ id: String, _ random: inout SeededRandom) -> JSON {
    guard case .object(var members) = json else { return json }
    let junk: [JSON] = [
      nil, true, 0, -7, "", "  ", [], [:], [nil, ["a": 1]], "{\"broken\":", .number("1e999"),
      .string(String(repeating: "x", count: 2000)), ["deep": ["deep": ["deep": []]]],
    ]
    let value = junk.randomElement(using: &random) ?? .null
    let names = [
      "status", "progress", "created_at", "error", "code", "message", "video", "url", "x",
    ]
    let name = names.randomElement(using: &random) ?? "x"
    let inner = members.indices.filter {
      members[$0].name == "data" && holds(members[$0].value, id)
    }
    switch Int.random(in: 0..<7, using: &random) {
    case 0: members.shuffle(using: &random)
    case 1:
      members.insert(
        JSON.Member(name, value),
        at: Int.random(in: 0...members.count, using: &random)
      )
    case 2: members.removeAll { !holds($0.value, id) }
    case 3:
      // A text in the place of an id would be an id.
      for index in members.indices
      where !holds(members[index].value, id)
        && !(value.text != nil && ["id", "task_id"].contains(members[index].name))
      {
        members[index].value = value
      }
    case 4:
      if let index = inner.first {
        members[index].value = mutated(members[index].value, id, &random)
      }
    case 5:
      if let index = inner.first, members[index].value.members != nil {
        members[index].value = .string(members[index].value.compact)
      }
    default:
      let empty: [JSON] = [nil, "", " ", 0, [], [:], false]
      for place in ["id", "task_id"] where !members.contains(where: { $0.name == place }) {
        members.append(JSON.Member(place, empty.randomElement(using: &random) ?? .null))
      }
    }
    return .object(members)
  }

  private static func holds(_ json: JSON, _ id: String) -> Bool {
    switch json {
    case .string(let text): text == id || JSON(within: text).map { holds($0, id) } ?? false
    case .number(let digits): digits == id
    case .array(let elements): elements.contains { holds($0, id) }
    case .object(let members): members.contains { holds($0.value, id) }
    default: false
    }
  }
}
