import ArgumentParser

/// `troupe video`.
struct VideoNoun: ParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "video",
    "Stored videos and who is in them.",
    examples: ["troupe video list --with luna", "troupe video link 7k3m milo"],
    verbs: [VideoList.self, VideoLink.self, VideoUnlink.self, VideoRemove.self]
  )
}
