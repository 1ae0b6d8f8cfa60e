import TestSupport
import Testing
import TroupeModel

@testable import TroupeMedia

@Suite struct ReceiptFolderTests {
  let folder = TemporaryFolder()
  var receipts: ReceiptFolder { ReceiptFolder(path: folder.path("receipts")) }

  static func receipt(_ seed: UInt64 = 1) -> Receipt {
    var random = SeededRandom(seed: seed)
    return Receipt(
      attempt: ItemID(using: &random),
      intent: ItemID(using: &random),
      subject: ItemID(using: &random),
      origin: "https://api.example.com:443",
      sentAt: Milliseconds(1_750_000_000_123)
    )
  }

  static func answered(_ seed: UInt64 = 1) -> Receipt {
    var receipt = receipt(seed)
    receipt.answer(
      remoteID: RemoteID("video_\"小龙\"/7"),
      httpStatus: 200,
      reply: "{\"id\":\n\u{1}\u{7F}\"x\"}",
      at: Milliseconds(1_750_000_000_456)
    )
    return receipt
  }

  func path(_ receipt: Receipt) -> String { folder.path("receipts/\(receipt.attempt).json") }

  @Test func `a receipt comes back as it was written`() throws {
    for receipt in [Self.receipt(), Self.answered()] {
      try receipts.write(receipt)
      #expect(try receipts.read(receipt.attempt) == receipt)
    }
    #expect(try folder.everything() == ["receipts/", "receipts/\(Self.receipt().attempt).json"])
    #expect(try receipts.all() == .init(receipts: [Self.answered()]))
  }

  @Test func `there are no receipts before the first`() throws {
    #expect(try receipts.read(Self.receipt().attempt) == nil)
    #expect(try receipts.all() == .init())
  }

  @Test func `all receipts come in the order of their ids`() throws {
    let some = (1...20).map(Self.answered)
    for receipt in some { try receipts.write(receipt) }
    #expect(try receipts.all().receipts == some.sorted { $0.attempt < $1.attempt })
  }

  @Test(arguments: [65536, 65537, 200_000])
  func `a long reply is cut between two characters`(length: Int) throws {
    var receipt = Self.receipt()
    let reply = String(repeating: "龙", count: length / 3 + 1)
    receipt.answer(remoteID: nil, httpStatus: 500, reply: reply, at: Milliseconds(0))
    let kept = try #require(receipt.reply)
    #expect(kept.utf8.count <= Receipt.replyLimit && kept.utf8.count > Receipt.replyLimit - 4)
    #expect(reply.hasPrefix(kept))
    try receipts.write(receipt)
    #expect(try receipts.read(receipt.attempt) == receipt)
  }

  @Test func `the worst reply still fits into a file that can be read`() throws {
    var receipt = Self.receipt()
    receipt.answer(
      remoteID: nil,
      httpStatus: nil,
      reply: String(repeating: "\u{1}", count: 70_000),
      at: Milliseconds(0)
    )
    try receipts.write(receipt)
    #expect(try receipts.read(receipt.attempt) == receipt)
  }

  @Test func `a receipt cut at any byte is damaged and never believed`() throws {
    let receipt = Self.answered()
    try receipts.write(receipt)
    let whole = Array(try folder.text("receipts/\(receipt.attempt).json").utf8)
    for count in 0..<(whole.count - 2) {
      try DurableFile.write(Array(whole[..<count]), to: path(receipt))
      let listing = try receipts.all()
      #expect(listing.receipts == [])
      #expect(listing.damaged.count == 1, "\(count)")
      #expect(throws: MediaError.self) { try receipts.read(receipt.attempt) }
    }
  }

  @Test(
    arguments: [
      ("format", JSON.string("other")), ("version", 2), ("attempt", "nonsense"), ("intent", nil),
      ("subject", 5), ("origin", nil), ("sent_at", "soon"), ("remote_id", ""), ("remote_id", 7),
      ("http_status", "200"), ("reply", 1), ("answered_at", "x"),
    ] as [(String, JSON)]
  )
  func `a receipt with something amiss is damaged`(name: String, value: JSON) throws {
    let receipt = Self.answered()
    let members = try #require(receipt.json.members).map {
      $0.name == name ? JSON.Member(name, value) : $0
    }
    try DurableFile.write(
      JSON.object(members).pretty,
      to: {
        _ = try folder.folder("receipts")
        return path(receipt)
      }()
    )
    let listing = try receipts.all()
    #expect(listing.receipts == [])
    #expect(listing.damaged.count == 1)
  }

  @Test func `foreign files are named and stop nothing`() throws {
    let good = Self.answered()
    try receipts.write(good)
    let other = Self.answered(2)
    try folder.file(
      "receipts/\(other.attempt).json",
      try folder.text("receipts/\(good.attempt).json")
    )
    try folder.file("receipts/README.md", "?")
    try folder.folder("receipts/\(Self.receipt(3).attempt).json")
    let listing = try receipts.all()
    #expect(listing.receipts == [good])
    #expect(listing.damaged.count == 3)
    #expect(
      listing.damaged.contains(
        .receiptDamaged(
          path: folder.path("receipts/README.md"),
          problem: "its name is not that of an attempt"
        )
      )
    )
  }

  @Test func `a whole receipt whose writer died before naming it counts, a torn one does not`()
    throws
  {
    let sent = Self.receipt()
    let answered = Self.answered()
    try receipts.write(sent)
    try folder.file("receipts/\(DurableFile.temporaryName())", answered.json.pretty)
    try folder.file("receipts/\(DurableFile.temporaryName())", "{\"format\":")
    #expect(try receipts.all() == .init(receipts: [answered]))
    #expect(try receipts.read(sent.attempt) == sent)
  }

  @Test func `an answer that has its name is not undone by one that has not`() throws {
    let answered = Self.answered()
    try receipts.write(answered)
    try folder.file("receipts/\(DurableFile.temporaryName())", Self.receipt().json.pretty)
    #expect(try receipts.all().receipts == [answered])
  }
}
