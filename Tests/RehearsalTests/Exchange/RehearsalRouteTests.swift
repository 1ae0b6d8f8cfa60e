import Testing

@testable import Rehearsal

struct RehearsalRouteTests {
  static let routes: [(String, String, RehearsalRoute)] = [
    ("GET", "/health", .health),
    ("POST", "/v1/video/create", .createUnified),
    ("GET", "/v1/video/query?id=a%3Ab", .queryUnified(id: "a:b")),
    ("GET", "/v1/video/query?task_id=t1", .queryUnified(id: "t1")),
    ("POST", "/v1/videos", .createVideo),
    ("GET", "/v1/videos", .listVideos),
    ("GET", "/v1/videos?limit=3", .listVideos),
    ("GET", "/v1/videos/task_1", .queryVideo(id: "task_1")),
    ("GET", "/v1/videos/a%2Fb%3Ac", .queryVideo(id: "a/b:c")),
    ("GET", "/v1/videos/task_1/content?variant=video", .content(id: "task_1")),
    ("DELETE", "/v1/videos/task_1", .deleteVideo(id: "task_1")),
    ("DELETE", "/v1/videos/a%2Fb?x=1", .deleteVideo(id: "a/b")),
    ("POST", "/v1/videos/characters", .createClipCharacter),
    ("GET", "/v1/videos/characters/char_1", .queryClipCharacter(id: "char_1")),
    ("GET", "/v1/videos/characters/content", .queryClipCharacter(id: "content")),
    ("POST", "/sora/v1/characters", .createCharacter),
    ("GET", "/sora/v1/characters/ch_1", .queryCharacter(id: "ch_1")),
    ("POST", "/v1/files/uploads", .upload),
    ("GET", "/files/a.mp4", .file(name: "a.mp4")),
    ("HEAD", "/files/a.mp4", .file(name: "a.mp4")),
    ("GET", "/files/..%2Fledger.jsonl", .file(name: "../ledger.jsonl")),
    ("HEAD", "/v1/videos", .unknown),
    ("DELETE", "/v1/videos", .unknown),
    ("DELETE", "/v1/videos/", .unknown),
    ("DELETE", "/v1/videos/task_1/content", .unknown),
    ("DELETE", "/sora/v1/characters/ch_1", .unknown),
    ("GET", "/v1/videos/characters/", .unknown),
    ("POST", "/v1/video/generations", .unknown),
    ("GET", "/v1/videos/", .unknown),
    ("GET", "/", .unknown),
    ("GET", "", .unknown),
  ]

  @Test(arguments: routes)
  func `a method and a path are one route`(method: String, target: String, route: RehearsalRoute) {
    #expect(RehearsalRoute(RehearsalRequest(method: method, target: target)) == route)
  }

  @Test func `a percent sign that encodes nothing stands for itself`() {
    #expect(PercentEncoding.decoded("100%&%4&%zz%41") == "100%&%4&%zzA")
    #expect(PercentEncoding.decoded("a+b", plusIsSpace: true) == "a b")
    #expect(PercentEncoding.decoded("a+b") == "a+b")
    #expect(PercentEncoding.decoded("%E5%B0%8F%E9%BE%99") == "小龙")
  }
}
