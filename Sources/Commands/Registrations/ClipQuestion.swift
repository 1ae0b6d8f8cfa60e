import FoundationEssentials
import Troupe
import TroupeModel

extension Session {
  /// Shows a clip that was made and asks whether it is kept and sent, where there is a terminal to ask.
  var clipPolicy: ClipPolicy {
    let console = program.console
    guard console.input.isTerminal, console.errors.isTerminal, !common.json else { return .never }
    return .ask { offer in
      // What is asked stands below the jobs and is not drawn over.
      progress.end(keeping: true)
      let pictures = offer.roles.map(\.rawValue).joined(separator: ", ")
      try console.errors.write(
        """
        \(offer.endpoint) makes characters of clips, and \(offer.look) has only pictures. This clip shows them:
          \(offer.path.terminalSafe)
          \(Amounts.seconds(offer.duration)), \(offer.size): \(pictures)
        Keep it as a reference of \(offer.look) and send it? [y/N] 
        """
      )
      guard let answer = try console.input.readLine(false) else {
        try console.errors.write("\n")
        return false
      }
      return ["y", "yes"].contains(answer.lowercased())
    }
  }
}
