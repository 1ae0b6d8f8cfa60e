import TroupeModel

extension RehearsalJob {
  /// The job as it is stored.
  var json: JSON {
    var members: [JSON.Member] = [
      JSON.Member("id", .string(id)),
      JSON.Member("format", .string(request.format.rawValue)),
      JSON.Member("model", .string(request.model)),
      JSON.Member("size", .string(request.size.description)),
      JSON.Member(
        "scenes",
        .array(
          request.parts.map {
            ["prompt": .string($0.prompt), "duration": .number($0.duration)]
          }
        )
      ),
      JSON.Member(
        "cast",
        .array(
          cast.map {
            [
              "id": .string($0.characterID), "name": .string($0.name),
              "picture": .optional($0.picture),
            ]
          }
        )
      ),
      JSON.Member("image", .optional(request.image)),
      JSON.Member("lead_picture", .optional(leadPicture)),
      JSON.Member("note", .optional(note)),
      JSON.Member("created_at", .number(createdAt.value)),
      JSON.Member("finished_at", finishedAt.map { .number($0.value) } ?? .null),
      JSON.Member("polls_before_done", .number(pollsBeforeDone)),
    ]
    if let plannedFailure { members.append(JSON.Member("to_fail", plannedFailure.json)) }
    switch state {
    case .waiting: break
    case .done(let file): members.append(JSON.Member("file", .string(file)))
    case .failed(let failure): members.append(JSON.Member("failure", failure.json))
    }
    return .object(members)
  }

  /// Reads what `json` wrote; nil for anything else.
  init?(json: JSON) {
    guard let id = json["id"]?.text, let model = json["model"]?.text,
      let size = json["size"]?.text.flatMap({ PixelSize($0) }),
      let scenes = json["scenes"]?.elements, let created = json["created_at"]?.int
    else { return nil }
    self.id = id
    request = VideoRequest(
      model: model,
      parts: scenes.compactMap { scene in
        guard let prompt = scene["prompt"]?.text, let duration = scene["duration"]?.double else {
          return nil
        }
        return VideoRequest.Part(prompt: prompt, duration: duration)
      },
      size: size,
      image: json["image"]?.text,
      characterIDs: [],
      format: json["format"]?.text.flatMap(VideoRequest.Format.init) ?? .documented
    )
    cast = (json["cast"]?.elements ?? []).compactMap { person in
      guard let id = person["id"]?.text, let name = person["name"]?.text else { return nil }
      return Person(characterID: id, name: name, picture: person["picture"]?.text)
    }
    leadPicture = json["lead_picture"]?.text
    note = json["note"]?.text
    createdAt = Milliseconds(Int64(created))
    finishedAt = json["finished_at"]?.int.map { Milliseconds(Int64($0)) }
    pollsBeforeDone = json["polls_before_done"]?.int ?? 0
    plannedFailure = json["to_fail"].flatMap(JobFailure.init)
    if let file = json["file"]?.text {
      state = .done(file: file)
    } else if let failure = json["failure"].flatMap(JobFailure.init) {
      state = .failed(failure)
    } else {
      state = .waiting
    }
  }
}

extension JobFailure {
  /// The failure as it is stored and sent.
  var json: JSON { ["code": .string(code), "message": .string(message)] }

  fileprivate init?(json: JSON) {
    guard let code = json["code"]?.text, let message = json["message"]?.text else { return nil }
    self.init(code: code, message: message)
  }
}
