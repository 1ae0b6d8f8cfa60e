/// A small profile, written for one test: a video is a model and a prompt, and costs one dollar a call, until the test says
/// otherwise.
struct TestProfile {
  /// Where all of them are.
  static let base = "https://studio.test"

  var name = "studio"
  /// The body of a request for a video.
  var video = #"{"model":"{model}","prompt":"{prompt}"}"#
  /// How that body is written.
  var encoding = "json"
  /// The body of a request for a video in the unified format; nil where there is none.
  var unified: String?
  /// What a video costs, as JSON; nil where that is not known.
  var price: String? = #"{"amount":1,"currency":"USD","unit":"call"}"#
  /// The body of a request for a character; nil where there are none.
  var character: String?
  /// How that body is written.
  var characterEncoding = "json"
  /// What a character costs, as JSON; nil where that is not known.
  var characterPrice: String?
  /// What characters are made of, as JSON.
  var creation = #"{"from":["images"]}"#
  /// Whether a character can be asked about.
  var asksAboutCharacters = false
  /// Whether files can be handed over, and how long their addresses live, in seconds.
  var upload: (isThere: Bool, lifetime: Int) = (false, 172_800)
  /// How a character is put into a video.
  var use = ["description"]
  /// Whatever else it says, as the members of a JSON object.
  var more: [String] = []
  var imageTransport = ["url"]
  var limits: [String] = []

  /// The profile as the file has it.
  var text: String {
    func list(_ words: [String]) -> String {
      "[" + words.map { "\"\($0)\"" }.joined(separator: ",") + "]"
    }
    var native: [String] = []
    if let character {
      let cost = characterPrice.map { #","price":\#($0)"# } ?? ""
      native.append(
        #""create_character":{"method":"POST","path":"/characters","encoding":"\#(characterEncoding)","body":\#(character)\#(cost)}"#
      )
    }
    if asksAboutCharacters {
      native.append(#""query_character":{"method":"GET","path":"/characters/{id}"}"#)
    }
    if upload.isThere {
      native.append(
        #""upload":{"method":"POST","path":"/uploads","encoding":"multipart","body":{"file":"{file}"}}"#
      )
    }
    let other =
      unified.map { body in
        #","unified":{"create":{"method":"POST","path":"/videos","body":\#(body)},"#
          + #""query":{"method":"GET","path":"/videos/{id}"}}"#
      } ?? ""
    let limits =
      limits + (upload.isThere ? [#""upload":{"lifetime_seconds":\#(upload.lifetime)}"#] : [])
    let members =
      [
        #""format":"troupe-endpoint","version":2,"name":"\#(name)","base_url":"\#(Self.base)""#,
        #"""
        "formats":{"openai":{"create":{"method":"POST","path":"/videos","encoding":"\#(encoding)","body":\#(video)},
        "query":{"method":"GET","path":"/videos/{id}"}}\#(other),"native":{\#(native.joined(separator: ","))}}
        """#,
        #""models":[{"name":"m1"\#(price.map { #","price":\#($0)"# } ?? "")}]"#,
        #""character_use":\#(list(use)),"image_transport":\#(list(imageTransport))"#,
        #""limits":{\#(limits.joined(separator: ","))}"#,
      ] + (character == nil ? [] : [#""character_creation":\#(creation)"#]) + more
    return "{" + members.joined(separator: ",\n") + "}"
  }
}
