import ArgumentParser

/// The options that every command has.
struct CommonOptions: ParsableArguments, Sendable {
  @Option(
    help: ArgumentHelp(
      "The library to use.",
      discussion:
        "Else TROUPE_LIBRARY, else the nearest library upwards, else the one in your data folder.",
      valueName: "path"
    ),
    completion: .directory
  )
  var library: String?

  @Flag(help: "Print one JSON document on standard output.")
  var json = false

  @Flag(name: .shortAndLong, help: "Show no progress.")
  var quiet = false
}
