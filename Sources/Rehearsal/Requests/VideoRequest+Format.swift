import TroupeModel

extension VideoRequest.Format {
  /// Tells the two formats of `POST /v1/videos` apart: only OpenAI's has `seconds` as a text or an
  /// `input_reference`, and only the documented one has the other members.
  init(of body: JSON) {
    let isDocumented = ["duration", "storyboard", "image_url"].contains { body[$0] != nil }
    let isOpenAI = body["seconds"]?.text != nil || body["input_reference"] != nil
    self = isOpenAI && !isDocumented ? .openAI : .documented
  }
}

extension VideoRequest {
  /// Reads a form, which is how the official clients of OpenAI send every request for a video.
  ///
  /// A picture that is in the form itself is left there.
  init(_ form: MultipartForm) throws(RequestFault) {
    var members = ["model", "prompt", "seconds", "size"].compactMap { name in
      form.text(name).map { JSON.Member(name, .string($0)) }
    }
    if let address = form.text("input_reference[image_url]") {
      members.append(JSON.Member("input_reference", ["image_url": .string(address)]))
    }
    let ids = form.texts("characters[][id]") + form.texts("characters[]")
    members.append(JSON.Member("characters", .array(ids.map(JSON.string))))
    try self.init(.object(members), format: .openAI)
  }
}
