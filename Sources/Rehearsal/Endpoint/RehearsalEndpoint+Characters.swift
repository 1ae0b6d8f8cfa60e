import Synchronization
import TroupeModel

extension RehearsalEndpoint {
  /// Accepts a character: stored, charged, and then answered.
  ///
  /// The same request twice makes two, as a service would.
  func createCharacter(
    _ request: RehearsalRequest,
    plan: RequestPlan,
    baseURL: String
  ) throws -> RehearsalReply {
    let wanted = try CharacterRequest(try json(of: request))
    let id = newID("ch_", digits: plan.shape == .numberID)
    var pictures: [String] = []
    var unreachable: [String] = []
    for (index, image) in wanted.images.enumerated() {
      let stored = try keepPicture(
        PictureSource(image),
        as: "\(id)-\(index + 1)",
        member: "reference_images[\(index)]"
      )
      if let stored {
        pictures.append(stored)
      } else {
        unreachable.append(String(image.prefix(200)))
      }
    }
    let character = RehearsalCharacter(
      id: id,
      username: RehearsalCharacter.username(
        for: wanted.name,
        tail: String(newID("").suffix(4))
      ),
      name: wanted.name,
      description: wanted.description,
      pictures: pictures,
      unreachable: unreachable,
      createdAt: world.now()
    )
    try keep(character)
    return Self.reply(about: character, plan: plan, baseURL: baseURL)
  }

  /// Stores a character and charges it.
  func keep(_ character: RehearsalCharacter) throws {
    try folder.store(character)
    try ledger.add(Charge(time: character.createdAt, kind: .character, id: character.id))
    state.withLock { $0.characters[character.id] = character }
  }

  /// Tells who a character is.
  func queryCharacter(_ id: String, plan: RequestPlan, baseURL: String) throws -> RehearsalReply {
    guard let character = state.withLock({ $0.characters[id] }) else {
      throw RequestFault.unknownID("character", id)
    }
    return Self.reply(about: character, plan: plan, baseURL: baseURL)
  }

  private static func reply(
    about character: RehearsalCharacter,
    plan: RequestPlan,
    baseURL: String
  ) -> RehearsalReply {
    if plan.shape.isPage { return plan.shape.page }
    let id: JSON = plan.shape == .numberID ? .number(character.id) : .string(character.id)
    var members = [
      JSON.Member(plan.shape == .taskID ? "task_id" : "id", id),
      JSON.Member("username", plan.withholdsUsername ? .null : .string(character.username)),
      JSON.Member("display_name", .string(character.name)),
      JSON.Member(
        "profile_picture_url",
        .optional(character.pictures.first.map { "\(baseURL)/files/\($0)" })
      ),
    ]
    if plan.shape == .noID { members.removeFirst() }
    let wraps = plan.shape == .wrapped || plan.shape == .nested
    return RehearsalReply(
      json: wraps
        ? ["code": "success", "message": "", "data": .object(members)] : .object(members)
    )
  }
}
