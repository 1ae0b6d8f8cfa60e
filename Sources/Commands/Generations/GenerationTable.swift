import Troupe
import TroupeModel

extension Table {
  /// Generations, a row each.
  init(_ sheets: [GenerationSheet]) {
    columns = [
      .text("id"), .text("status"), .text("created"), .text("cast"), .text("video"),
      .long("prompt"),
    ]
    rows = sheets.map { sheet in
      let generation = sheet.generation
      let cast = generation.cast.map { member in
        member.look == .defaultLook ? "@\(member.handle)" : "@\(member.handle)/\(member.look)"
      }
      return [
        .init(generation.id.short, .strong),
        .init(generation.status.rawValue, generation.status.tint),
        .init(generation.createdAt.localMinute), .init(cast.joined(separator: " ")),
        .init(sheet.videos.last.map(\.measure) ?? ""), .init(generation.title),
      ]
    }
  }
}

extension VideoSheet {
  /// Size and length, as `1280x720 5 s`.
  var measure: String {
    let length = video.media.duration.map(Amounts.time)
    return ["\(video.media.width)x\(video.media.height)", length].compactMap(\.self)
      .joined(separator: " ")
  }

  /// The video with who is in it.
  var card: Card {
    var card = Card("video \(video.id.short)")
    card.add("file", path)
    card.add("is", "\(measure), \(Amounts.bytes(video.media.bytes))")
    card.add("with", appearances.map(\.words).joined(separator: ", "))
    return card
  }
}

extension AppearanceSheet {
  /// Who, and as what, as `Luna (@luna/armor)`.
  var words: String {
    let look = appearance.look.map { $0 == .defaultLook ? "" : "/\($0)" } ?? ""
    return "\(name) (@\(handle)\(look))"
  }
}
