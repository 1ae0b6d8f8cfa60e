import Testing
import TroupeModel

@Suite struct MillisecondsTests {
  @Test(arguments: [(1.0, 1000), (0.0005, 1), (0.0004, 0), (-2.5, -2500), (0.1, 100)])
  func `seconds are rounded to the millisecond`(seconds: Double, value: Int64) {
    #expect(Milliseconds.seconds(seconds).value == value)
  }

  @Test(arguments: [
    (1e300, Int64.max), (.infinity, .max), (-1e300, .min), (-.infinity, .min), (.nan, 0),
    (9.3e15, .max),
  ])
  func `a length that does not fit is the nearest that does`(seconds: Double, value: Int64) {
    #expect(Milliseconds.seconds(seconds).value == value)
  }

  @Test func `times are added, taken away and compared`() {
    let second = Milliseconds.seconds(1)
    #expect(second + second == Milliseconds(2000))
    #expect(second - Milliseconds(1) == Milliseconds(999))
    #expect(Milliseconds(1) < second)
    #expect(Milliseconds(1500).seconds == 1.5)
  }
}
