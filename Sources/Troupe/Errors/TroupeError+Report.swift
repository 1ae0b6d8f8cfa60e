extension TroupeError {
  /// The words for an error of the workflows.
  var report: ErrorReport {
    wordReport ?? libraryReport ?? characterReport ?? endpointReport ?? generationReport
      ?? decisionReport ?? moneyReport ?? ErrorReport("\(self)", "Run 'troupe doctor'", .failed)
  }
}
