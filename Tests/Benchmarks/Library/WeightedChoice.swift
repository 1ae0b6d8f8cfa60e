import Glibc

/// A random choice by weight in constant time (Vose's alias method).
struct WeightedChoice {
  private var limits: [Double]
  private var others: [Int]

  init(_ weights: [Double]) {
    let mean = weights.reduce(0, +) / Double(weights.count)
    limits = weights.map { $0 / mean }
    others = Array(weights.indices)
    var small = limits.indices.filter { limits[$0] < 1 }
    var large = limits.indices.filter { limits[$0] >= 1 }
    while let poor = small.popLast(), let rich = large.last {
      others[poor] = rich
      limits[rich] -= 1 - limits[poor]
      if limits[rich] < 1 {
        large.removeLast()
        small.append(rich)
      }
    }
  }

  /// By the law of Zipf and Mandelbrot: of rank `r`, from 0, the weight is 1 / (r + 1 + shift) ^ exponent.
  init(zipf count: Int, exponent: Double = 1, shift: Double = 0) {
    self.init((1...count).map { 1 / pow(Double($0) + shift, exponent) })
  }

  func index(using random: inout some RandomNumberGenerator) -> Int {
    let place = Int.random(in: limits.indices, using: &random)
    return Double.random(in: 0..<1, using: &random) < limits[place] ? place : others[place]
  }
}
