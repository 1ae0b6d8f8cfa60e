/// The characters that are written without spaces, some 3,000 of them, the commonest first; always the same.
enum Ideographs {
  /// A language, by what its runs are made of.
  enum Language: CaseIterable {
    case chinese, japanese, korean
  }

  static let han: [Unicode.Scalar] = {
    let first = common.unicodeScalars.filter { !$0.properties.isWhitespace }
    let known = Set(first)
    return first + scalars(0x4E00...0x9FA5, step: 12).filter { !known.contains($0) }
  }()
  static let kana = scalars(0x3041...0x3093, step: 1) + scalars(0x30A1...0x30F3, step: 1)
  static let hangul = scalars(0xAC00...0xD7A3, step: 12)

  private static let lengths = WeightedChoice([20, 55, 15, 10])
  private static let hanChoice = choice(han)
  private static let kanaChoice = choice(kana)
  private static let hangulChoice = choice(hangul)

  private static func choice(_ scalars: [Unicode.Scalar]) -> WeightedChoice {
    WeightedChoice(zipf: scalars.count, shift: 5)
  }

  /// A word of 1 to 4 characters, mostly 2, as texts in these languages have them.
  static func word(_ language: Language, using random: inout some RandomNumberGenerator) -> String {
    var word = String.UnicodeScalarView()
    for _ in 0...lengths.index(using: &random) {
      let (scalars, choice) =
        switch language {
        case .chinese: (han, hanChoice)
        case .korean: (hangul, hangulChoice)
        case .japanese:
          Int.random(in: 0..<10, using: &random) < 7 ? (kana, kanaChoice) : (han, hanChoice)
        }
      word.append(scalars[choice.index(using: &random)])
    }
    return String(word)
  }

  private static func scalars(_ values: ClosedRange<UInt32>, step: Int) -> [Unicode.Scalar] {
    stride(from: values.lowerBound, through: values.upperBound, by: step)
      .compactMap { Unicode.Scalar($0) }
  }

  private static let common = """
    的一是不了人我在有他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小
    心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长
    雨雪风月光夜海山水火花云星街灯城雾金银黑白红青蓝影镜旧新春夏秋冬晨昏走跑笑哭望坐站飞落龙狐猫犬剑衣发眼
    """
}
