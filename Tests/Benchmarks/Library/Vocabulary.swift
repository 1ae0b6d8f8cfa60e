import TestSupport

/// The words of Latin letters that prompts are made of, the commonest first; always the same.
enum Vocabulary {
  static let count = 50_000
  /// The word that stands in nine of ten prompts, and is none of the others.
  static let everywhere = "cinematic"

  static let words: [String] = {
    var random = SeededRandom(seed: 50_000)
    var words = common.split(whereSeparator: \.isWhitespace).map(String.init)
    var known = Set(words + [everywhere])
    while words.count < count {
      // Rare words are longer.
      let most = words.count < 1000 ? 2 : words.count < 10_000 ? 3 : 4
      let word = (0..<Int.random(in: (most - 1)...most, using: &random)).map { _ in
        syllable(using: &random)
      }.joined()
      if word.utf8.count > 2, known.insert(word).inserted { words.append(word) }
    }
    return words
  }()

  private static func syllable(using random: inout SeededRandom) -> String {
    let onset = onsets[Int.random(in: onsets.indices, using: &random)]
    let nucleus = nuclei[Int.random(in: nuclei.indices, using: &random)]
    let coda = codas[Int.random(in: codas.indices, using: &random)]
    return onset + nucleus + coda
  }

  private static let onsets =
    "b c d f g h j k l m n p r s t v w z br cl cr dr fl gl gr pl pr sh sl sp st th tr wh"
    .split(separator: " ").map(String.init)
  private static let nuclei =
    "a e i o u a e i o ai ea ee oa oo ou".split(separator: " ").map(String.init)
  private static let codas =
    ["", "", "", ""] + "l m n r s t ck nd ng nt rd st".split(separator: " ").map(String.init)

  private static let common = """
    the a in of and with on at light to shot camera slow her his from rain night soft close city walks over street
    wide looks golden under through neon motion hair blue face into red morning smoke window shadow eyes runs dark
    snow sky green hand holds long forest down fog behind warm beach around turns moon dress mist sea smiles black
    dust depth focus wind silver coat river lens storm mountain shallow film grain sunset old tracking dolly handheld
    empty road train station bridge mirror lantern kitchen market rooftop garden temple desert harbour alley armor
    sword robot dragon fox cat dog horse boat tower castle stairs door fire ash petals feathers umbrella
    """
}
