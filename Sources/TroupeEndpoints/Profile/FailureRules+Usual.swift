import TroupeModel

extension FailureRules {
  /// What is known of relays in the wild; a profile that says nothing uses these.
  public static let usual = FailureRules(
    successCodes: ["success", "succeeded", "ok", "0", "200"],
    rules: [
      Rule(
        .moderation,
        codes: ["output_moderation", "output_blocked", "output_content_filter"],
        words: ["output moderation", "output was blocked", "generated video was blocked"],
        stage: .output
      ),
      Rule(.moderation, codes: ["sentinel_block"], stage: .submit),
      Rule(
        .moderation,
        codes: ["content_filter", "moderation_blocked", "content_policy_violation"],
        words: ["moderation", "content policy", "content_policy", "safety system"]
      ),
      Rule(
        .routeGone,
        codes: ["route_not_found"],
        words: ["invalid url (", "no such route"]
      ),
      Rule(
        .retired,
        codes: ["model_retired", "service_retired"],
        words: ["retired", "has been shut down", "no longer available", "discontinued"]
      ),
      Rule(
        .modelNotFound,
        codes: ["model_not_found"],
        words: ["model not found", "no available channel", "model does not exist"]
      ),
      Rule(
        .notFound,
        codes: ["task_not_exist", "task_not_found", "not_found"],
        words: ["task not found", "task does not exist", "job not found", "video not found"]
      ),
      Rule(
        .quota,
        statuses: [402],
        codes: ["insufficient_quota", "insufficient_user_quota", "billing_hard_limit_reached"],
        words: ["insufficient quota", "insufficient balance", "quota exceeded", "out of credits"]
      ),
      Rule(
        .badKey,
        statuses: [401],
        codes: ["invalid_api_key", "unauthorized", "invalid_token"],
        words: ["invalid api key", "incorrect api key", "invalid token"]
      ),
      Rule(
        .rateLimited,
        statuses: [429],
        codes: ["rate_limit_exceeded", "too_many_requests"],
        words: ["rate limit", "too many requests"]
      ),
      Rule(.notFound, statuses: [404, 410]),
    ]
  )
}
