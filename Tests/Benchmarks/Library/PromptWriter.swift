/// Writes prompts of twenty words, half of them of a script without spaces, in which neighbours are one run.
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
      if isRun && wasRun {
        // A sign of punctuation behind every eighth character or so.
        if Int.random(in: 0..<4, using: &random) == 0 { prompt += "，" }
      } else if !prompt.isEmpty {
        prompt += " "
      }
      if isRun {
        prompt += Ideographs.word(language, using: &random)
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
