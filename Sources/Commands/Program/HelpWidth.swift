/// How wide the help may be, while it is made.
enum HelpWidth {
  /// In columns; nil where no help is made, so that nobody waits for texts that are not shown.
  @TaskLocal static var columns: Int?
}
