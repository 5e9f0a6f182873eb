import Access
import Connectors
import Disclosure
import Formats
import Register
import Rights
import Store

extension Workspace {
  /// For how long the link in the answer works, in seconds.
  private static let linkLasts: Int64 = 14 * 86_400

  /// Makes the copy that a request asks for, once every other system has answered, and hands it out by a link.
  func handOut(
    _ request: SubjectRequest, isPartial: Bool, isPatient: Bool, late: String?, actor: Actor,
    at now: Timestamp
  ) async throws -> CarriedOut {
    guard let subject = request.subject else { throw RequestError.nobody }
    let open = try await stillToAnswer(request, subject, isPatient: isPatient, actor, now)
    guard open.isEmpty || isPartial else { return CarriedOut(request, .waiting(for: open)) }
    let made = try await makePackage(
      of: subject,
      PackageTerms(
        form: request.right == .access ? .access : .portability, request: request.id,
        actor: actor), at: now)
    let link = try await access.makeLink(to: made.id, at: now, lasting: Self.linkLasts)
    let page = "/package/" + link.text
    var words = """
      The copy of your data is made. It waits on your own page, under your copies, until \
      \(HumanDate.text(made.expires.date)).
      """
    if !open.isEmpty {
      words += """
         This is not in it yet: \(open.joined(separator: ", ")). The copy says why.
        """
    }
    let taken = try await take(
      .answer(open.isEmpty ? .done : .partly, words: words, late: late), for: request.id,
      enclosing: """
        It opens here once, until \(HumanDate.text(link.expires.date)), without signing in:
        \(try await disclosures.publicOrigin() ?? "")\(page)
        """, actor: actor, at: now)
    var carried = CarriedOut(taken.request, .done)
    carried.told = taken.told
    carried.package = made
    carried.page = page
    return carried
  }

  /// The other systems, by name, that have not told everything for a request.
  private func stillToAnswer(
    _ request: SubjectRequest, _ subject: UInt32, isPatient: Bool, _ actor: Actor,
    _ now: Timestamp
  ) async throws -> [String] {
    let register = try await inForce().register
    guard !register.systems.isEmpty else { return [] }
    var act = try await beginInOtherSystems(
      .collect, for: subject, request: request.id, actor: actor, at: now)
    if isPatient, !act.isOver { act = try await resumeInOtherSystems(act.id, clock: { now }) }
    return Self.open([act], register)
  }

  /// The other systems, by name, that were asked for a request and have not answered.
  func systemsToAnswer(for id: String) async throws -> [String] {
    let acts = try await connectors.acts(for: id).filter { !$0.isOver }
    guard !acts.isEmpty else { return [] }
    return Self.open(acts, try await inForce().register)
  }

  private static func open(_ acts: [SystemAct], _ register: Register) -> [String] {
    var names: [String] = []
    for step in acts.flatMap(\.steps) where !step.state.isOver {
      let name = register.systems[id: step.system]?.label ?? step.system.text
      if !names.contains(name) { names.append(name) }
    }
    return names
  }
}
