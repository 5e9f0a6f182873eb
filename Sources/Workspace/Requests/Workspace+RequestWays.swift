import Access
public import Formats
import Law
import Mail
import Members
import Register
public import Rights
import Standing
public import Store
import Vault

extension Workspace {
  /// Takes a request in; a known person is told by when it is answered.
  ///
  /// - Throws: `RequestError`, `LetterError`, `StoreError`.
  public func receive(
    _ draft: RequestDraft, subject: UInt32? = nil, actor: Actor, at now: Timestamp
  ) async throws -> SubjectRequest {
    let organisation = try await inForce().register.organisation
    var draft = draft
    if draft.place == nil { draft.place = try await residence(of: subject) }
    let request = try await requests.receive(
      draft, subject: subject, home: organisation.country.code, actor: actor, at: now)
    if subject != nil, let address = try await address(of: request) {
      try await mail.queue(
        RequestLetters(organisation).received(
          address, request, due: request.legalDue.map { HumanDate.text($0) }), kind: "request",
        at: now)
    }
    return request
  }

  /// A member's own request: nothing more is asked of them, and what can be done at once is.
  public func receiveOwn(
    _ right: RequestRight, words: String?, of subject: UInt32, actor: Actor, at now: Timestamp
  ) async throws -> SubjectRequest {
    let request = try await receive(
      RequestDraft(
        right, received: now.date, channel: .web, content: RequestContent(words: words)),
      subject: subject, actor: actor, at: now)
    let atOnce: Set<RequestRight> = [
      .withdrawal, .objection, .restriction, .access, .portability,
    ]
    guard request.state == .running, atOnce.contains(right) else { return request }
    do {
      return try await carryOut(request: request.id, isPatient: false, actor: actor, at: now)
        .request
    } catch PackageError.tooMany {
      // It is answered by staff.
      return request
    }
  }

  /// A request by the public form; whether anybody is known by what was entered changes nothing here.
  ///
  /// - Parameter network: the other end's address, which is counted and not kept.
  /// - Returns: the request, for `sendLink(toRequest:)` after the answer was given.
  /// - Throws: `RequestError.tooMany` and others, `StoreError`.
  public func receiveByForm(
    _ right: RequestRight, email: String?, number: String?, words: String?, from network: String,
    at now: Timestamp
  ) async throws -> String {
    let place = vault.handleHash(.id, "rights.network/" + network)
    try await requests.count(place, most: Requests.mostOfPlace, at: now)
    let named =
      email.map { vault.handleHash(.email, "rights.address/" + HandleKind.email.normalised($0)) }
      ?? vault.handleHash(.id, "rights.number/" + (number ?? ""))
    try await requests.count(named, most: Requests.mostOfAddress, at: now)
    let actor = Actor(kind: .member, id: "form")
    let request = try await requests.receive(
      RequestDraft(
        right, received: now.date, channel: .web,
        content: RequestContent(
          contact: email.map { HandleKind.email.normalised($0) }, number: number, words: words)),
      home: try await inForce().register.organisation.country.code, actor: actor, at: now)
    try await requests.askIdentity(
      request.id,
      reason: "It came by the public form: the owner of the address says that it was them.",
      actor: actor, at: now)
    return request.id
  }

  /// Writes to the owner of the address of a request, without queue and entry, which a stranger could read.
  ///
  /// - Parameter link: makes the page's address from the secret.
  public func sendLink(
    toRequest id: String, at now: Timestamp, link: @Sendable (_ secret: String) -> String
  ) async throws {
    let request = try await requests.find(id)
    let content = try await requests.content(of: request)
    var address = content?.contact
    if address == nil, let number = content?.number {
      address = try await self.address(ofSubject: try await members.find(.id, number))
    }
    guard let address else { return }
    let organisation = try await inForce().register.organisation
    let secret = try await requests.makeLink(to: id, at: now)
    try mail.handOver(
      RequestLetters(organisation).confirm(address, link: link(secret)),
      from: MailSender(name: organisation.name, address: organisation.contact.email), at: now)
  }

  /// The owner of an address says that a request was theirs: from now on it is worked on.
  ///
  /// - Throws: `RequestError.deadLink` and others, `StoreError`.
  public func confirmRequest(
    by secret: String, at now: Timestamp
  ) async throws -> SubjectRequest {
    let request = try await requests.linked(by: secret, at: now)
    let content = try await requests.content(of: request)
    var subject: UInt32?
    if let address = content?.contact {
      subject = try await members.find(.email, address)
    } else if let number = content?.number {
      subject = try await members.find(.id, number)
    }
    return try await requests.identify(
      request.id, as: subject, place: try await residence(of: subject),
      actor: Actor(kind: .member, id: "self"), at: now,
      also: { try Requests.use(link: secret, at: now, $0) })
  }

  /// Warns of requests that are due; a server does it now and then.
  ///
  /// - Returns: what it did, or nil when another node is at it.
  public func watchRequests(at now: Timestamp) async throws -> RequestRound? {
    guard let register = try await standing.load()?.register else { return RequestRound() }
    let organisation = register.organisation
    let letters = RequestLetters(organisation)
    return try await database.lock("requests").hold { _ in
      try await requests.watch(
        roles: RequestRoles(
          desk: organisation.contact.name, officer: organisation.officer.name), at: now
      ) { request, warning in
        var addresses = [organisation.contact.email]
        if warning.isEscalated, organisation.officer.email != organisation.contact.email {
          addresses.append(organisation.officer.email)
        }
        return try addresses.map {
          try mail.prepare(
            letters.warning($0, request, warning), kind: "request.warning", at: now)
        }
      }
    }
  }
}
