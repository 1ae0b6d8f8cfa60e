import Synchronization
import TroupeModel

extension RehearsalEndpoint {
  /// Accepts a character that is shown by a clip: stored, charged, and then answered.
  func createClipCharacter(_ request: RehearsalRequest, plan: RequestPlan) throws -> RehearsalReply
  {
    guard let form = try form(of: request) else {
      throw RequestFault.unreadable("the body is not multipart/form-data")
    }
    let wanted = try ClipCharacterRequest(form)
    let id = newID("char_", digits: plan.shape == .numberID)
    let clip = "\(id)-clip.mp4"
    try DurableFile.write(wanted.clip, to: folder.pictureFile(clip))
    let character = RehearsalCharacter(
      id: id,
      username: RehearsalCharacter.username(
        for: wanted.name,
        tail: String(newID("").suffix(4))
      ),
      name: wanted.name,
      description: "",
      pictures: [],
      unreachable: [],
      createdAt: world.now(),
      clip: clip
    )
    try keep(character)
    return Self.officialReply(about: character, plan: plan)
  }

  /// Tells who a character is, as OpenAI's format does.
  func queryClipCharacter(_ id: String, plan: RequestPlan) throws -> RehearsalReply {
    guard let character = state.withLock({ $0.characters[id] }) else {
      throw RequestFault.unknownID("character", id)
    }
    return Self.officialReply(about: character, plan: plan)
  }

  private static func officialReply(
    about character: RehearsalCharacter,
    plan: RequestPlan
  ) -> RehearsalReply {
    if plan.shape.isPage { return plan.shape.page }
    var members = [
      JSON.Member(
        "id",
        plan.shape == .numberID ? .number(character.id) : .string(character.id)
      ),
      JSON.Member("name", .string(character.name)),
      JSON.Member("created_at", .number(character.createdAt.value / 1000)),
    ]
    if plan.shape == .noID { members.removeFirst() }
    return RehearsalReply(json: .object(members))
  }
}
