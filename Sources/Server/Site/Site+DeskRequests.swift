import Consent
import Formats
import Hummingbird
import Law
import Members
import NIOCore
import Register
import Rights
import Staff
import Store
import Vault
import Workspace

extension Site {
  /// The desk's list of requests, the next safe day first.
  func deskRequests(_ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let query = try call.query()
    let filter = RequestFilter(
      try query.one("which").flatMap(RequestFilter.Which.init(rawValue:)) ?? .open,
      state: try query.one("state").flatMap(RequestState.init(rawValue:)),
      right: try query.one("right").flatMap(RequestRight.init(rawValue:)),
      owner: try query.one("owner"))
    let done = try query.one("done").flatMap(Done.init(rawValue:))
    let page = DeskRequestsPage(
      try await workspace.requests.list(
        filter, after: try query.one("after"), limit: DeskRequestsPage.limit + 1,
        on: call.at.date),
      filter: filter, notice: done?.sentence, formToken: staff.formToken, on: call.at.date)
    return html(
      renderer.page(
        page,
        chrome: Chrome(
          organisation: try await workspace.inForce().register.organisation,
          here: .rights(.desk), signedIn: staff.signedIn)))
  }

  /// Takes down a request that came by phone, post, mail or at a counter, or a notice of an authority.
  func receiveRequest(_ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let (form, letter) = try await letterForm(call, of: staff)
    guard let right = try form.one("right").flatMap(RequestRight.init(rawValue:)),
      let channel = try form.one("channel").flatMap(Channel.init(rawValue:)),
      let received = try form.one("received").flatMap({ CivilDate($0) })
    else { throw Refusal.unreadable("Say what is asked for, on what way, and when it came.") }
    var draft = RequestDraft(
      right, received: received, channel: channel,
      content: RequestContent(
        name: try form.one("name"), contact: try form.one("contact"),
        words: try form.one("words"), agent: try form.one("agent"),
        authority: try form.one("authority"), reference: try form.one("reference")))
    draft.behalf = try form.one("behalf").flatMap(RequestBehalf.init(rawValue:)) ?? .own
    draft.letter = letter
    draft.due = try form.one("due").flatMap { CivilDate($0) }
    draft.place = try form.one("place")?.uppercased()
    let subject = try await named(in: form, staff, call)
    let request = try await workspace.receive(
      draft, subject: subject, actor: staff.actor, at: call.at)
    return see(.rights(.one(request.id)), query: "?done=recorded")
  }

  /// The member that a form names; nil when it names nobody.
  private func named(
    in form: FormFields, _ staff: StaffVisitor, _ call: Call
  ) async throws -> UInt32? {
    guard let handle = try form.one("handle") else { return nil }
    guard handle.utf8.count <= 400 else { throw Refusal.unusable("That is too long.") }
    // A search that fails tells something too, so it is limited like guessing a link.
    try await signInLimit.check(call.visit.address, at: call.at)
    guard let found = try await workspace.members.find(handle.contains("@") ? .email : .id, handle)
    else {
      await signInLimit.fail(call.visit.address, at: call.at)
      throw Refusal.unusable("There is no such member. Nothing was written down.")
    }
    return found
  }

  /// One request with everything that whoever works on it needs.
  func deskRequest(_ id: String, _ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let done = try call.query().one("done").flatMap(Done.init(rawValue:))
    let page = DeskRequestPage(
      try await workspace.requestView(id), notice: done?.sentence, formToken: staff.formToken,
      on: call.at.date)
    return html(
      renderer.page(
        page,
        chrome: Chrome(
          organisation: try await workspace.inForce().register.organisation,
          here: .rights(.one(id)), signedIn: staff.signedIn)))
  }

  /// Takes a step from the page of one request.
  func take(
    _ step: Route.RightsPlace.Step, request id: String, _ call: Call
  ) async throws -> Response {
    let staff = try await staff(call)
    let form = try await form(call)
    let request = try await workspace.requests.find(id)
    switch step {
    case .start:
      try await workspace.requests.start(id, actor: staff.actor, at: call.at)
    case .carryOut:
      if request.right == .erasure, try form.one("sure") != "yes" {
        throw Refusal.unusable("Tick that the person asked, and that it cannot be undone.")
      }
      var corrections: [FieldID: String?] = [:]
      if let field = try form.one("field").flatMap({ FieldID($0) }) {
        corrections[field] = .some(try form.one("value"))
      }
      let outcome = try await workspace.carryOut(
        request: id, corrections: corrections, isPartial: try form.one("partial") == "yes",
        isPatient: false, late: try form.one("late"), actor: staff.actor, at: call.at)
      switch outcome.state {
      case .done where outcome.told == .byHand:
        return see(.rights(.one(id)), query: "?done=\(Done.tellByHand.rawValue)")
      case .done: break
      case .waiting: return see(.rights(.one(id)), query: "?done=\(Done.stillAsked.rawValue)")
      case .byHand:
        throw Refusal.unusable("Nothing does this by itself. Do it, then say what was done.")
      }
    case .task:
      try await workspace.requests.addTask(
        try form.one("words") ?? "", to: id, owner: try form.one("owner") ?? "",
        due: try day(form, "due") ?? call.at.date, actor: staff.actor, at: call.at)
    case .finishTask:
      guard let number = try form.one("task").flatMap({ Int($0) }) else {
        throw Refusal.unreadable("Name the task.")
      }
      try await workspace.requests.finishTask(
        number, of: id, words: try form.one("words") ?? "", actor: staff.actor, at: call.at)
    default:
      let taken = try await workspace.take(
        try await requestStep(step, form, request, staff, call), for: id, actor: staff.actor,
        at: call.at)
      let done: Done = taken.told == .byHand ? .tellByHand : .recorded
      return see(.rights(.one(taken.request.id)), query: "?done=\(done.rawValue)")
    }
    return see(.rights(.one(id)), query: "?done=recorded")
  }

  private func requestStep(
    _ step: Route.RightsPlace.Step, _ form: FormFields, _ request: SubjectRequest,
    _ staff: StaffVisitor, _ call: Call
  ) async throws -> RequestStep {
    let words = try form.one("words") ?? ""
    let late = try form.one("late")
    switch step {
    case .askIdentity: return .askIdentity(reason: words)
    case .identify:
      if try form.one("nobody") == "yes" { return .identify(nil, on: try day(form, "on")) }
      let subject = try await named(in: form, staff, call)
      guard let subject = subject ?? request.subject else {
        throw Refusal.unusable("Name the member, or tick that it is nobody of ours.")
      }
      return .identify(subject, on: try day(form, "on"))
    case .askFee: return .askFee(reason: words)
    case .settleFee: return .settleFee(paid: try day(form, "on"))
    case .pause: return .pause(question: words)
    case .resume: return .resume(on: try day(form, "on"), words: try form.one("words"))
    case .extend: return .extend(reasons: words)
    case .answer:
      guard let outcome = try form.one("outcome").flatMap(RequestOutcome.init(rawValue:)) else {
        throw Refusal.unreadable("Say what came out.")
      }
      return .answer(outcome, words: words, late: late)
    case .refuse: return .refuse(reasons: words, late: late)
    case .withdraw: return .withdraw(reason: try form.one("words"))
    case .classify:
      guard let right = try form.one("right").flatMap(RequestRight.init(rawValue:)) else {
        throw Refusal.unreadable("Say what is asked for.")
      }
      return .classify(right)
    case .assign: return .assign(try form.one("owner") ?? "")
    case .locate:
      return .locate(
        place: try form.one("place")?.uppercased(),
        region: try form.one("region").flatMap(UKRegion.init(rawValue:)),
        law: try form.one("law"))
    case .flag: return .flagOthers(reason: words)
    case .clear: return .clearOthers(reason: words)
    case .mandate:
      return .checkMandate(isAccepted: try form.one("verdict") == "accepted", reason: words)
    case .acknowledge: return .acknowledge(on: try day(form, "on"))
    case .enquire: return .enquire(findings: words)
    case .start, .carryOut, .task, .finishTask:
      throw Refusal.unreadable("This is no step of that kind.")
    }
  }

  private func day(_ form: FormFields, _ name: String) throws(Refusal) -> CivilDate? {
    guard let text = try form.one(name) else { return nil }
    guard let day = CivilDate(text) else {
      throw .unusable("A day is written like 2027-01-31.")
    }
    return day
  }

  /// The letter of a request as a file; whoever looks is written down where the person is known.
  func requestLetter(_ id: String, _ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let request = try await workspace.requests.find(id)
    guard let letter = try await workspace.requests.letter(of: request) else {
      throw Refusal.noSuchPage
    }
    if let subject = request.subject {
      try await workspace.members.recordLook(
        at: subject, by: staff.actor.id, for: .letter, at: call.at)
    }
    return Response(
      status: .ok,
      headers: [
        .contentType: letter.kind.mediaType,
        .contentDisposition:
          "attachment; filename=\"request-\(request.received.iso).\(letter.kind.rawValue)\"",
      ], body: .init(byteBuffer: ByteBuffer(bytes: letter.bytes)))
  }
}
