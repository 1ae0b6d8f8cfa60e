/// Writes prompts of twenty words, half of them runs of a script without spaces.
struct PromptWriter {
  private let words = WeightedChoice(zipf: Vocabulary.count, shift: 2.7)
  private let languages = WeightedChoice([60, 25, 15])

  func prompt(words count: Int = 20, using random: inout some RandomNumberGenerator) -> String {
    let language = Ideographs.Language.allCases[languages.index(using: &random)]
    var isRun = (0..<count).map { $0 < count / 2 }
    isRun.shuffle(using: &random)
    var prompt = ""
    var wasRun = false
    var isFirstWord = true
    for isRun in isRun {
      if !prompt.isEmpty { prompt += isRun && wasRun ? "，" : " " }
      if isRun {
        prompt += Ideographs.run(language, using: &random)
      } else if isFirstWord, Int.random(in: 0..<10, using: &random) > 0 {
        prompt += Vocabulary.everywhere
      } else {
        prompt += Vocabulary.words[words.index(using: &random)]
      }
      if !isRun { isFirstWord = false }
      wasRun = isRun
    }
    return prompt
  }
}
