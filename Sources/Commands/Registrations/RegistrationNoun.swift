import ArgumentParser

/// `troupe registration`.
struct RegistrationNoun: ParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "registration",
    "Looks as they exist at endpoints.",
    "'troupe sync' makes registrations; these commands record and forget them.",
    examples: [
      "troupe registration list luna",
      "troupe registration add luna --endpoint crazyrouter --remote-id ch_123",
    ],
    verbs: [RegistrationAdd.self, RegistrationList.self, RegistrationForget.self]
  )
}
