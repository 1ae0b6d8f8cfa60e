public import TroupeModel

extension GenerationSheet {
  /// The generation as the command line's `--json` and the JSON API give it.
  public var json: JSON {
    let parameters = generation.parameters
    return [
      "id": .string(generation.id.description), "status": .string(generation.status.rawValue),
      "prompt": .string(generation.prompt),
      "scenes": .array(
        generation.scenes.map {
          ["prompt": .string($0.prompt), "duration": $0.duration.map(JSON.number) ?? .null]
        }
      ),
      "endpoint": .string(generation.endpoint), "account": .string(generation.account),
      "model": .string(parameters.model),
      "parameters": [
        "format": .string(parameters.format.rawValue),
        "size": .optional(parameters.size?.description),
        "duration": parameters.duration.map(JSON.number) ?? .null,
        "aspect_ratio": .optional(parameters.aspectRatio), "image": .optional(parameters.image),
        "image_sha256": .optional(parameters.imageContent?.description),
        "private": parameters.isPrivate.map(JSON.bool) ?? .null,
      ],
      "cast": .array(generation.cast.map(\.json)),
      "remote_id": .optional(generation.remoteID?.description),
      "remote_status": .optional(generation.remoteStatus),
      "progress": generation.progress.map(JSON.number) ?? .null,
      "failure": .optional(generation.failure), "videos": .array(videos.map(\.json)),
      "cost": costJSON, "rating": generation.rating.map { .number($0) } ?? .null,
      "project": .string(generation.project),
      "tags": .array(generation.tags.map(JSON.string)), "notes": .string(generation.notes),
      "created_at": .string(generation.createdAt.iso8601),
      "parent": .optional(generation.parent?.description),
      "request": intent.flatMap { try? JSON(parsing: $0.request) } ?? .null,
      "attempts": .array(attempts.map(\.json)), "refusals": .array(refusals.map(\.json)),
    ]
  }

  /// What it costs or cost: the ledger's word where something was sent, else the estimate.
  private var costJSON: JSON {
    guard let last = ledger.last else { return generation.estimate?.json(.estimated) ?? .null }
    guard let cost = last.actual ?? last.estimate else { return .null }
    return cost.json(last.state, estimate: last.estimate, actual: last.actual)
  }
}

extension Refusal {
  /// The refusal as JSON.
  public var json: JSON {
    [
      "kind": .string(reading.kind), "stage": .string(reading.stage.rawValue),
      "code": .optional(reading.code), "message": .string(reading.message),
      "http_status": reading.httpStatus.map { .number($0) } ?? .null,
      "created_at": .string(createdAt.iso8601),
    ]
  }
}

extension CastMember {
  /// The member as JSON.
  public var json: JSON {
    [
      "slot": .number(slot), "character": .string(handle.description), "name": .string(name),
      "character_id": .optional(characterID?.description), "look": .string(look.description),
      "description": .string(description), "look_prompt": .string(lookPrompt),
      "how": .string(use.rawValue), "text_sent": .string(textSent),
      "remote_id": .optional(remoteID?.description), "remote_handle": .optional(remoteHandle),
      "references": .array(
        references.map {
          [
            "role": .string($0.role.rawValue), "sha256": .optional($0.content?.description),
            "url": .optional($0.url), "sent": .bool($0.isSent),
          ]
        }
      ),
    ]
  }
}

extension VideoSheet {
  /// The video as JSON.
  public var json: JSON {
    [
      "id": .string(video.id.description), "generation": .optional(video.generationID?.description),
      "path": .string(path), "sha256": .string(video.media.content.description),
      "bytes": .number(video.media.bytes), "width": .number(video.media.width),
      "height": .number(video.media.height),
      "duration_ms": video.media.duration.map { .number($0.value) } ?? .null,
      "characters": .array(
        appearances.map {
          [
            "handle": .string($0.handle.description), "name": .string($0.name),
            "look": .optional($0.appearance.look?.description),
            "source": .string($0.appearance.source.rawValue),
          ]
        }
      ),
      "created_at": .string(video.createdAt.iso8601),
    ]
  }
}

extension Cost {
  /// The cost as JSON; the amount is in units of the currency.
  func json(
    _ state: LedgerEntry.State,
    estimate: Cost? = nil,
    actual: Cost? = nil
  ) -> JSON {
    func units(_ cost: Cost?) -> JSON {
      cost.map { .number(Double($0.micros) / 1_000_000) } ?? .null
    }
    return [
      "amount": units(self), "currency": .string(currency), "unit": .string(unit),
      "state": .string(state.rawValue),
      "estimate": state == .estimated ? units(self) : units(estimate), "actual": units(actual),
    ]
  }
}

extension Attempt {
  /// The attempt as JSON.
  public var json: JSON {
    [
      "id": .string(id.description), "number": .number(number), "state": .string(state.rawValue),
      "origin": .string(origin), "gate_passed": .bool(gatePassed),
      "http_status": httpStatus.map { .number($0) } ?? .null,
      "error": .optional(transportError), "remote_id": .optional(remoteID?.description),
      "resolution": .optional(resolution), "created_at": .string(createdAt.iso8601),
    ]
  }
}
