import ArgumentParser
import Troupe
import TroupeModel

/// The format of a request as an argument.
struct FormatArgument: ExpressibleByArgument {
  var format: VideoFormat

  init?(argument: String) {
    guard let format = VideoFormat(rawValue: argument.lowercased()) else { return nil }
    self.format = format
  }

  static var allValueStrings: [String] { VideoFormat.allCases.map(\.rawValue) }
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

/// How a picture is made to fit, as an argument.
struct ImageFitArgument: ExpressibleByArgument {
  var fit: ImageFit

  init?(argument: String) {
    guard let fit = ImageFit(rawValue: argument.lowercased()) else { return nil }
    self.fit = fit
  }

  static var allValueStrings: [String] { ImageFit.allCases.map(\.rawValue) }
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

/// An amount of money as an argument, as `5.00` or `5.00 USD`.
struct BudgetArgument: ExpressibleByArgument {
  var budget: Budget

  init?(argument: String) {
    guard let budget = Budget(argument) else { return nil }
    self.budget = budget
  }
}
