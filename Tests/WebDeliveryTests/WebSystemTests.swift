import Connectors
import Formats
import Register
import Synchronization
import Testing
import WebDelivery

@Suite("Programs that answer requests") struct WebSystemTests {
  static let subject = SystemSubject(handles: ["email": ["ann+o'n@x.example"]])

  /// The waits that were asked for, instead of waiting.
  final class Pauses: Sendable {
    private let all = Mutex<[Duration]>([])
    var waited: [Duration] { all.withLock { $0 } }
    func wait(_ duration: Duration) { all.withLock { $0.append(duration) } }
  }

  static func system(
    _ service: SubscriberService, path: String = "/subscribers",
    next: String = "{way: cursor, cursor: meta.next, parameter: cursor}", rest: String = "",
    pauses: Pauses = Pauses()
  ) throws -> WebSystem {
    let yaml = """
      organisation:
        name: Test Ltd
        country: GB
        address: 1 Test Street
        contact: {name: Care, email: care@test.example}
        officer: {name: Officer, email: dpo@test.example}
        residence-field: country
      fields:
        country: {label: country, about: self, kind: country, system: db}
        name: {label: name, about: self, kind: text, system: db}
        email: {label: e-mail address, about: self, kind: email, system: db}
      systems:
        news:
          label: Newsletter
          kind: http
          team: marketing
          address: \(service.address)
          auth: {scheme: bearer, env: TOKEN}
          timeout: 1
          tries: 3
          collect:
            request: "GET \(path)?email={email}"
            items: data
            next: \(next)
          columns: {email: email, profile.name: name, id: ignore}
          gives: {subscriber: id}
      \(rest)
      """
    let reading = RegisterReader.read(files: [
      RegisterFile(path: "x.yaml", bytes: Array(yaml.utf8))
    ])
    if reading.register == nil { Issue.record("\(reading.diagnostics.map(\.description))") }
    let system = try #require(reading.register?.systems.first)
    let opened = WebSystem(
      system, transport: SystemTransport(),
      secrets: SystemSecrets { $0 == "TOKEN" ? "s3cret" : nil }, pause: { pauses.wait($0) })
    return try #require(opened)
  }

  static let acts = """
        erase: {request: "DELETE /subscribers/{subscriber}"}
        rectify:
          request: "PATCH /subscribers/{subscriber}"
          body: {"{key}": "{value}"}
    """

  @Test(
    "every page of a long answer is read, whichever way leads to it",
    arguments: [
      ("/subscribers", "{way: cursor, cursor: meta.next, parameter: cursor}", 2),
      ("/subscribers/linked", "{way: link}", 2),
      ("/subscribers", "{way: page, parameter: page}", 3),
    ])
  func pages(_ path: String, _ next: String, _ requests: Int) async throws {
    try await SubscriberService.run { service in
      let answer = try await Self.system(service, path: path, next: next).collect(Self.subject)
      #expect(answer.records.count == 3)
      #expect(answer.gives == ["news/subscriber": ["1", "3", "5"]])
      #expect(answer.undeclared == ["opens"])
      #expect(
        answer.records[1].values.map(\.value) == ["ann+o'n@x.example", "Name 3"])
      #expect(answer.records[1].values.map(\.field?.text) == ["email", "name"])
      #expect(service.asked.count == requests)
      #expect(service.asked[0].contains("email=ann%2Bo%27n%40x.example"))
    }
  }

  @Test("what is too busy is asked again after the time that it names, and then gives its answer")
  func busy() async throws {
    try await SubscriberService.run { service in
      service.set { $0.failures = [(429, "7"), (503, nil)] }
      let pauses = Pauses()
      let answer = try await Self.system(service, pauses: pauses).collect(Self.subject)
      #expect(answer.records.count == 3)
      #expect(pauses.waited == [.seconds(7), .seconds(2)])
    }
  }

  @Test("what goes on failing is an error after as many tries as the register allows")
  func failing() async throws {
    try await SubscriberService.run { service in
      service.set { $0.failures = Array(repeating: (500, nil), count: 10) }
      await #expect(throws: SystemError.refused(status: 500)) {
        try await Self.system(service).collect(Self.subject)
      }
      #expect(service.asked.count == 3)
      service.set { $0.failures = [(429, "3600")] }
      await #expect(throws: SystemError.later(seconds: 3_600)) {
        try await Self.system(service).collect(Self.subject)
      }
      service.set { $0.failures = [(403, nil)] }
      await #expect(throws: SystemError.refused(status: 403)) {
        try await Self.system(service).collect(Self.subject)
      }
      #expect(service.asked.count == 5)
    }
  }

  @Test("silence is a time-out, and nobody there is nobody there")
  func silence() async throws {
    try await SubscriberService.run { service in
      service.set { $0.isSilent = true }
      await #expect(throws: SystemError.timedOut(seconds: 1)) {
        try await Self.system(service).collect(Self.subject)
      }
    }
    let gone = SubscriberService(box: .init(), port: 1)
    await #expect(throws: SystemError.unreachable) {
      try await Self.system(gone).collect(Self.subject)
    }
  }

  @Test("an answer that is no JSON, or not what the register says, is an error and not nothing")
  func broken() async throws {
    try await SubscriberService.run { service in
      service.set { $0.isBroken = true }
      await #expect(throws: SystemError.unreadable("it is not JSON")) {
        try await Self.system(service).collect(Self.subject)
      }
      service.set { $0.isBroken = false }
      let other = try Self.system(service, next: "{way: link}\n      headers: {X-A: b}")
      #expect(try await other.collect(Self.subject).records.count == 2)
    }
  }

  @Test("a redirection is not followed, so that no secret goes elsewhere")
  func redirection() async throws {
    try await SubscriberService.run { service in
      service.set { $0.isRedirecting = true }
      await #expect(throws: SystemError.refused(status: 302)) {
        try await Self.system(service).collect(Self.subject)
      }
    }
  }

  @Test("erasing asks for every subscription of the member, and a second time finds none")
  func erase() async throws {
    try await SubscriberService.run { service in
      let system = try Self.system(service, rest: Self.acts)
      #expect(try await system.erase(Self.subject).rows == 3)
      #expect(service.emails == ["bob@x.example", "bob@x.example"])
      #expect(try await system.erase(Self.subject).rows == 0)
      var known = Self.subject
      known.add(["news/subscriber": ["1"]])
      #expect(try await system.erase(known).rows == 0)
      #expect(service.asked.last == "DELETE /v1/subscribers/1")
    }
  }

  @Test("putting right sends the value under the name that the system has for the field")
  func rectify() async throws {
    try await SubscriberService.run { service in
      let system = try Self.system(service, rest: Self.acts)
      let field = try #require(FieldID("name"))
      #expect(try await system.rectify(field, of: Self.subject, to: "A \"B\" {key}").rows == 3)
      #expect(service.bodies.last == "{\"profile.name\":\"A \\\"B\\\" {key}\"}")
      let country = try #require(FieldID("country"))
      #expect(try await system.rectify(country, of: Self.subject, to: "GB").rows == 0)
    }
  }

  @Test("without a request for it a person is asked, if the system knows the member at all")
  func person() async throws {
    try await SubscriberService.run { service in
      let system = try Self.system(service)
      #expect(try await system.erase(Self.subject).tasks.count == 1)
      #expect(
        try await system.erase(SystemSubject(handles: ["email": ["x@y.example"]])).tasks.isEmpty)
      #expect(service.emails.count == 5)
    }
  }

  @Test("records of others are left out where the register says how to tell them")
  func others() async throws {
    try await SubscriberService.run { service in
      let system = try Self.system(
        service, path: "/subscribers", rest: "    find: {email: email}\n" + Self.acts)
      let subject = SystemSubject(handles: ["email": ["everybody", "ANN+o'n@x.example"]])
      #expect(try await system.collect(subject).records.count == 3)
      #expect(try await system.erase(subject).rows == 3)
      #expect(service.emails == ["bob@x.example", "bob@x.example"])
    }
  }

  @Test("a rehearsal prints the requests without the secret and sends none")
  func rehearse() async throws {
    try await SubscriberService.run { service in
      let system = try Self.system(service, rest: Self.acts)
      #expect(
        try await system.rehearse(.collect, for: Self.subject) == [
          "GET \(service.address)/subscribers?email=ann%2Bo%27n%40x.example"
        ])
      #expect(
        try await system.rehearse(.erase, for: Self.subject) == [
          "DELETE \(service.address)/subscribers/{subscriber}"
        ])
      #expect(service.asked.isEmpty)
    }
  }
}
