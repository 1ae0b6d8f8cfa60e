import Testing

@testable import Rehearsal

struct MultipartFormTests {
  static let type = "multipart/form-data; boundary=xYz"

  @Test func `the parts come out byte for byte`() throws {
    let binary: [UInt8] = [0, 13, 10, 45, 45, 120, 255, 13, 10]
    let body =
      Array("--xYz\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nvision\r\n".utf8)
      + Array(
        "--xYz\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a; b.png\"\r\nContent-Type: image/png\r\n\r\n"
          .utf8
      ) + binary + Array("\r\n--xYz--\r\n".utf8)
    let form = try #require(MultipartForm(contentType: Self.type, body: body))
    #expect(form.parts.map(\.name) == ["purpose", "file"])
    #expect(form.parts.map { Array($0.bytes) } == [Array("vision".utf8), binary])
    #expect(form.parts[0].fileName == nil)
    #expect(form.parts[1].fileName != nil)
  }

  @Test func `a boundary may be quoted`() {
    let body = Array("--a b\r\nContent-Disposition: form-data; name=x\r\n\r\n1\r\n--a b--".utf8)
    let form = MultipartForm(contentType: "Multipart/Form-Data; boundary=\"a b\"", body: body)
    #expect(form?.parts.first?.name == "x")
  }

  @Test(arguments: [
    ("application/json", "{}"), ("multipart/form-data", "--xYz--"), (type, ""), (type, "--xYz"),
    (type, "--xYz--"), (type, "--xYz\r\n--xYz--"), (type, "--xYz\r\nno head\r\n--xYz--"),
    (type, "--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\ncut off"),
  ])
  func `what is no form is refused`(type: String, body: String) {
    #expect(MultipartForm(contentType: type, body: Array(body.utf8)) == nil)
  }
}
