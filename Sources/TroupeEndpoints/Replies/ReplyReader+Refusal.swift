import TroupeModel

extension RemoteFailure {
  /// The failure as the record of refusals keeps it, at the stage that the profile's rule names, else at this one.
  func refusal(at usual: RefusalStage) -> RefusalReading {
    RefusalReading(
      stage: stage ?? usual,
      kind: kind.rawValue,
      code: code,
      message: message,
      httpStatus: status
    )
  }
}

extension ReplyReader {
  /// The refusal of a request; nil where nothing was refused, and where an endpoint that is unwell has decided nothing.
  func refusal(
    of failure: RemoteFailure?,
    status: Int,
    hasID: Bool,
    tellsFailure: Bool
  ) -> RefusalReading? {
    guard let failure else { return nil }
    switch status {
    case 400..<500: return failure.refusal(at: .submit)
    case 200..<300: return tellsFailure && !hasID ? failure.refusal(at: .submit) : nil
    default: return nil
    }
  }
}
