import Glibc

/// All that a scripted service knows; a value, so that a request that comes to nothing can be undone whole.
struct ServiceState {
  /// The service's own address, without a slash at the end.
  var base = ""
  var rules: [ServiceRule] = []
  var charges: [ServiceCharge] = []
  var faults: [String] = []
  var jobs: [ServiceJob] = []
  var characters: [ServiceCharacter] = []
  var uploads: [ServiceUpload] = []
  /// The links that were given, by their token.
  var links: [String: ServiceLink] = [:]
  /// The MP4 of every finished job.
  let film: [UInt8]
  let pollsUntilDone: Int
  let linkFetches: Int?

  init(film: [UInt8], pollsUntilDone: Int, linkFetches: Int?) {
    self.film = film
    self.pollsUntilDone = pollsUntilDone
    self.linkFetches = linkFetches
  }

  /// Seconds since 1970.
  var now: Int { time(nil) }

  /// A word that was never issued.
  static func token() -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// A new id in the form that the plan wants, and whether it is a number.
  private func issueID(_ prefix: String, _ plan: ServicePlan) -> (id: String, isNumber: Bool) {
    switch plan.idForm {
    case .usual: (prefix + Self.token(), false)
    case .punctuated: ("\(prefix)\(Self.token()):v1/\(jobs.count + characters.count + 1)", false)
    // 20 digits are more than 64 bits with a sign hold, and far more than a Double does.
    case .number: (String(UInt64.random(in: 10_000_000_000_000_000_000 ... .max)), true)
    }
  }

  /// The rules that befall a request of that route; each of the route counts it.
  mutating func takeRules(for route: ServiceRoute) -> ServicePlan {
    var met: [ServiceMisbehaviour] = []
    for index in rules.indices where rules[index].route == nil || rules[index].route == route {
      if rules[index].meets() { met.append(rules[index].misbehaviour) }
    }
    return ServicePlan(misbehaviours: met)
  }

  mutating func expireUploads() {
    for index in uploads.indices { uploads[index].isExpired = true }
  }

  private mutating func charge(_ request: ServiceRequest, id: String) {
    charges.append(
      ServiceCharge(
        number: charges.count + 1,
        route: request.route,
        id: id,
        request: request.received
      )
    )
  }

  /// Accepts and charges a video.
  mutating func accept(
    _ draft: VideoDraft,
    prefix: String,
    _ request: ServiceRequest,
    _ plan: ServicePlan
  ) -> ServiceJob {
    let (id, isNumber) = issueID(prefix, plan)
    charge(request, id: id)
    let job = ServiceJob(
      id: id,
      hasNumber: isNumber,
      draft: draft,
      createdAt: now,
      failure: plan.failure
    )
    jobs.append(job)
    return job
  }

  /// Accepts and charges a character; `isQueued` says that it takes polls until it is ready.
  mutating func accept(
    character name: String,
    username: String? = nil,
    prefix: String,
    isQueued: Bool = false,
    _ request: ServiceRequest,
    _ plan: ServicePlan
  ) -> ServiceCharacter {
    let (id, isNumber) = issueID(prefix, plan)
    charge(request, id: id)
    let isQueued = isQueued || plan.isAsynchronous
    let character = ServiceCharacter(
      id: id,
      hasNumber: isNumber,
      name: name,
      username: username,
      createdAt: now,
      pollsUntilReady: isQueued ? max(pollsUntilDone, 1) : 0,
      failure: plan.failure
    )
    characters.append(character)
    return character
  }

  /// Counts one poll of a video and moves it on.
  mutating func poll(
    video id: String,
    orElse missing: ServiceFault = .noTask
  ) throws(ServiceFault) -> ServiceJob {
    let index = try index(ofVideo: id, orElse: missing)
    jobs[index].polls += 1
    let isLast = jobs[index].polls >= pollsUntilDone
    if let failure = jobs[index].failure, failure.isEarly || isLast {
      jobs[index].state = .failed
    } else if isLast {
      jobs[index].state = .done
      jobs[index].progress = 100
    } else {
      jobs[index].state = .running
      jobs[index].progress = jobs[index].polls * 100 / pollsUntilDone
    }
    return jobs[index]
  }

  func index(
    ofVideo id: String,
    orElse missing: ServiceFault = .noTask
  ) throws(ServiceFault) -> Int {
    guard let index = jobs.firstIndex(where: { $0.id == id && !$0.isDeleted }) else {
      throw missing
    }
    return index
  }

  /// Counts one poll of a character.
  mutating func poll(character id: String) throws(ServiceFault) -> ServiceCharacter {
    guard let index = characters.firstIndex(where: { $0.id == id }) else {
      throw .noCharacter
    }
    characters[index].polls += 1
    return characters[index]
  }

  /// A character that a video wants to use.
  func readyCharacter(_ id: String) throws(ServiceFault) -> ServiceCharacter {
    guard let character = characters.first(where: { $0.id == id }) else {
      throw .bad("no character has the id \(id)")
    }
    guard character.isReady else { throw .bad("the character \(id) is not ready") }
    return character
  }
}
