import ArgumentParser

/// `troupe endpoint`.
struct EndpointNoun: ParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "endpoint",
    "Services that make videos.",
    "A new library uses 'rehearsal', which runs on this machine, costs nothing and answers with animatics.",
    examples: [
      "troupe endpoint list", "troupe endpoint login crazyrouter",
      "troupe endpoint use crazyrouter",
    ],
    verbs: [
      EndpointList.self, EndpointShow.self, EndpointAdd.self, EndpointUse.self, EndpointLogin.self,
      EndpointCheckCommand.self, EndpointRetire.self,
    ]
  )
}
