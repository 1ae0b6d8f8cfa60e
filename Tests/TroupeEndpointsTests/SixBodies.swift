import TroupeEndpoints
import TroupeModel

/// The six bodies of the interface that this product was asked to speak, byte for byte, with the orders that must make them.
enum SixBodies {
  static let unified =
    #"{"model":"sora","prompt":"A cat playing piano in a jazz club, cinematic lighting","aspect_ratio":"16:9"}"#
  static let openai =
    #"{"model":"sora","prompt":"A cat playing piano in a jazz club, cinematic lighting","size":"1920x1080","duration":10}"#
  static let imageToVideo =
    #"{"model":"sora","prompt":"The person in the image starts dancing","image_url":"https://example.com/portrait.jpg","size":"1920x1080"}"#
  static let pro =
    #"{"model":"sora-pro","prompt":"An epic battle scene in a fantasy world","size":"1920x1080","duration":20}"#
  static let storyboard =
    #"{"model":"sora","storyboard":[{"prompt":"A sunrise over the mountains","duration":5},{"prompt":"Camera pans down to reveal a village","duration":5},{"prompt":"Close-up of a farmer starting their day","duration":5}],"size":"1920x1080"}"#
  static let character =
    #"{"name":"Luna","description":"A young woman with long silver hair and blue eyes","reference_images":["https://example.com/character_ref.jpg"]}"#

  static let cat = "A cat playing piano in a jazz club, cinematic lighting"
  static let wide = PixelSize(width: 1920, height: 1080)

  static let unifiedOrder = VideoOrder(
    format: .unified,
    model: "sora",
    prompt: cat,
    aspectRatio: "16:9"
  )
  static let openaiOrder = VideoOrder(model: "sora", prompt: cat, size: wide, duration: 10)
  static let imageOrder = VideoOrder(
    model: "sora",
    prompt: "The person in the image starts dancing",
    size: wide,
    image: .address("https://example.com/portrait.jpg")
  )
  static let proOrder = VideoOrder(
    model: "sora-pro",
    prompt: "An epic battle scene in a fantasy world",
    size: wide,
    duration: 20
  )
  static let storyboardOrder = VideoOrder(
    model: "sora",
    scenes: [
      Scene(prompt: "A sunrise over the mountains", duration: 5),
      Scene(prompt: "Camera pans down to reveal a village", duration: 5),
      Scene(prompt: "Close-up of a farmer starting their day", duration: 5),
    ],
    size: wide
  )
  static let characterOrder = CharacterOrder(
    name: "Luna",
    description: "A young woman with long silver hair and blue eyes",
    pictures: [.address("https://example.com/character_ref.jpg")]
  )

  static let videos: [(order: VideoOrder, path: String, body: String)] = [
    (unifiedOrder, "/v1/video/create", unified),
    (openaiOrder, "/v1/videos", openai),
    (imageOrder, "/v1/videos", imageToVideo),
    (proOrder, "/v1/videos", pro),
    (storyboardOrder, "/v1/videos", storyboard),
  ]
}
