extension Unicode.Scalar {
  /// Whether it may stand in the name of a field.
  var isInFieldName: Bool {
    switch self {
    case "a"..."z", "A"..."Z", "-": true
    default: false
    }
  }
}
