/// What the rules say about one request.
struct ServicePlan {
  /// How the id that is issued is written.
  enum IDForm { case usual, number, punctuated }

  /// All that befalls the request, in order.
  let misbehaviours: [ServiceMisbehaviour]

  var idForm: IDForm {
    for misbehaviour in misbehaviours {
      if misbehaviour == .idAsNumber { return .number }
      if misbehaviour == .idWithPunctuation { return .punctuated }
    }
    return .usual
  }

  var isAsynchronous: Bool { misbehaviours.contains(.asynchronous) }
  var letsUploadsExpire: Bool { misbehaviours.contains(.uploadExpired) }
  var wantsExactPicture: Bool { misbehaviours.contains(.wantsExactPicture) }
  var letsLinkExpire: Bool { misbehaviours.contains(.expiredLink) }

  /// Whether moderation refuses the request itself.
  var refusesAtOnce: Bool { misbehaviours.contains(.refuseModeration(.submit)) }

  /// How the job is going to fail, if it is.
  var failure: ServiceFailure? {
    for misbehaviour in misbehaviours {
      switch misbehaviour {
      case .failJob(let code, let message): return ServiceFailure(code: code, message: message)
      case .refuseModeration(.during):
        return ServiceFailure(
          code: "moderation_blocked",
          message: "Your request was blocked by our moderation system.",
          isEarly: true
        )
      case .refuseModeration(.output):
        return ServiceFailure(
          code: "moderation_blocked",
          message: "The generated output was blocked by our moderation system."
        )
      default: continue
      }
    }
    return nil
  }
}
