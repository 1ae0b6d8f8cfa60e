public import TroupeModel

extension CharacterSheet {
  /// The character as the command line's `--json` and the JSON API give it.
  public var json: JSON {
    [
      "id": .string(character.id.description), "handle": .string(character.handle.description),
      "name": .string(character.name), "description": .string(character.description),
      "aliases": .array(character.aliases.map(JSON.string)),
      "tags": .array(character.tags.map(JSON.string)), "notes": .string(character.notes),
      "consent": .string(character.consent), "looks": .array(looks.map(\.json)),
      "refusals": .array(exposures.map(\.json)), "videos": .number(videoCount),
      "created_at": .string(character.createdAt.iso8601),
      "trashed_at": .optional(character.trashedAt?.iso8601),
    ]
  }
}

extension LookSheet {
  /// The look as JSON.
  public var json: JSON {
    [
      "id": .string(look.id.description), "name": .string(look.name.description),
      "prompt": .string(look.prompt), "references": .array(references.map(\.json)),
      "registrations": .array(registrations.map(\.json)),
    ]
  }
}

extension ReferenceSheet {
  /// The reference as JSON.
  public var json: JSON {
    [
      "id": .string(reference.id.description), "role": .string(reference.role.rawValue),
      "position": .number(reference.position), "caption": .string(reference.caption),
      "sha256": .optional(reference.content?.description), "url": .optional(reference.url),
      "path": .optional(path), "type": .optional(media?.type.rawValue),
      "bytes": media.map { .number($0.bytes) } ?? .null,
      "width": media.map { .number($0.width) } ?? .null,
      "height": media.map { .number($0.height) } ?? .null,
      "duration_ms": media?.duration.map { .number($0.value) } ?? .null,
      "lineage": reference.lineage?.json ?? .null,
    ]
  }
}

extension ClipLineage {
  /// Where a clip comes from, as JSON.
  var json: JSON {
    switch self {
    case .pictures: ["made_of": "pictures"]
    case .generation(let id, let from, let to):
      [
        "generation": .string(id.description), "from_ms": .number(from.value),
        "to_ms": .number(to.value),
      ]
    }
  }
}

extension RegistrationSheet {
  /// The registration as JSON.
  public var json: JSON {
    [
      "id": .string(registration.id.description), "look": .string(look.description),
      "endpoint": .string(registration.endpoint), "account": .string(registration.account),
      "state": .string(state.rawValue),
      "remote_id": .optional(registration.remoteID?.description),
      "remote_handle": .optional(registration.remoteHandle),
      "display_name": .optional(registration.displayName), "avatar": .optional(avatarPath),
      "expires_at": .optional(registration.expiresAt?.iso8601),
      "changes": .array(changes.map(JSON.string)), "failure": .optional(registration.failure),
      "created_at": .string(registration.createdAt.iso8601),
    ]
  }
}
