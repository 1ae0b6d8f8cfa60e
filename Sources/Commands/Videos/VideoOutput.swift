import Troupe
import TroupeModel

/// A video with who is in it.
struct VideoOutput: CommandOutput {
  var sheet: VideoSheet

  var json: JSON { ["video": sheet.json] }

  func text(_ style: TextStyle) -> String {
    var card = sheet.card
    card.add("generation", sheet.video.generationID?.short)
    card.add("from", sheet.video.origin)
    card.add("sha256", sheet.video.media.content.description)
    card.add("stored", sheet.video.createdAt.localMinute)
    return card.text(style)
  }
}
