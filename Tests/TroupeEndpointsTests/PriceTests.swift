import Testing
import TroupeEndpoints
import TroupeModel

@Suite struct PriceTests {
  private func profile(_ price: JSON, charges: JSON? = nil) throws -> EndpointProfile {
    try Profiles.make([
      ("models", [["name": "one", "price": price]]), ("charges", charges),
      ("formats.openai.create.body.s", "{size}"), ("formats.openai.create.body.d", "{duration}"),
    ])
  }

  private func order(_ size: PixelSize?, _ seconds: Double? = 10) -> VideoOrder {
    VideoOrder(model: "one", prompt: "x", size: size, duration: seconds)
  }

  @Test func `the first price that fits the size is taken`() throws {
    let profile = try profile([
      [
        "amount": .number(0.3), "currency": "USD", "unit": "second",
        "sizes": ["1280x720", "720x1280"],
      ], ["amount": .number(0.5), "currency": "USD", "unit": "second"],
    ])
    #expect(profile.estimate(for: order(Sizes.hd))?.micros == 3_000_000)
    #expect(profile.estimate(for: order(Sizes.tall))?.micros == 3_000_000)
    #expect(profile.estimate(for: order(SixBodies.wide))?.micros == 5_000_000)
    #expect(profile.estimate(for: order(nil))?.micros == 5_000_000)
  }

  @Test func `a currency's code is in capital letters, and a word stays as it is`() throws {
    for (written, read) in [("usd", "USD"), ("quota", "quota")] {
      let profile = try profile(["amount": 1, "currency": .string(written), "unit": "call"])
      #expect(profile.estimate(for: order(nil))?.currency == read)
    }
  }

  @Test func `a size for which there is no price is not known`() throws {
    let openai = try Profiles.shipped("openai")
    func micros(_ model: String, _ size: PixelSize?) -> Int64? {
      openai.estimate(for: VideoOrder(model: model, prompt: "x", size: size, duration: 4))?.micros
    }
    #expect(micros("sora-2", nil) == 400_000)
    #expect(micros("sora-2-pro", Sizes.hd) == 1_200_000)
    #expect(micros("sora-2-pro", PixelSize(width: 1792, height: 1024)) == 2_000_000)
    #expect(micros("sora-2-pro", SixBodies.wide) == nil)
    #expect(micros("sora-2-pro", nil) == nil)
  }

  @Test func `quota is counted in the currency where the profile says what it is worth`() throws {
    let price: JSON = ["amount": 75_000, "unit": "quota"]
    #expect(
      try profile(price).estimate(for: order(nil))
        == Cost(micros: 75_000_000_000, currency: "quota", unit: "quota")
    )
    let charges: JSON = ["currency": "USD", "per_unit": .number(0.000002), "unit": "quota"]
    #expect(
      try profile(price, charges: charges).estimate(for: order(nil))
        == Cost(micros: 150_000, currency: "USD", unit: "quota")
    )
    let dollars: JSON = ["amount": 1, "currency": "USD", "unit": "call"]
    #expect(
      try profile(dollars, charges: charges).estimate(for: order(nil))
        == Cost(micros: 1_000_000, currency: "USD", unit: "call")
    )
  }

  @Test func `the price of a route counts where the model has none`() throws {
    let profile = try Profiles.make([
      ("formats.openai.create.price", ["amount": 2, "currency": "EUR", "unit": "call"])
    ])
    #expect(profile.estimate(for: order(nil))?.currency == "EUR")
  }

  @Test func `the pace says how far apart paid requests are`() throws {
    let pace: JSON = ["poll_seconds": 5, "requests_per_minute": 7]
    let profile = try Profiles.make([("pace", pace)])
    #expect(profile.pollInterval == .seconds(5))
    #expect(profile.requestInterval == Milliseconds(8572))
    #expect(try Profiles.make().pollInterval == .seconds(15))
    #expect(try Profiles.make().requestInterval == nil)
  }
}
