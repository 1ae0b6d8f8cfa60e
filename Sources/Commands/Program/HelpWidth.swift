/// How wide the help may be, while it is made.
enum HelpWidth {
  /// In columns.
  @TaskLocal static var columns = 100
}
