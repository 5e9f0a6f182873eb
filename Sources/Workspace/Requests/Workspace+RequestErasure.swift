import Disclosure
import Erasure
import Formats
import Mail
import Register
import Rights
import Store

extension Workspace {
  /// Erases whoever asked for it, and tells them last of all, at the address that is gone by then.
  func erase(
    for request: SubjectRequest, isPatient: Bool, late: String?, actor: Actor, at now: Timestamp
  ) async throws -> CarriedOut {
    let address = try await address(of: request)
    let act: ErasureAct
    if let subject = request.subject {
      act = try await eraseSubject(
        subject, request: request.id, isPatient: isPatient, actor: actor, at: now)
    } else if let done = try await erasures.act(for: request.id) {
      // A try before this one was cut off between the erasure and the answer.
      act = done
    } else {
      throw RequestError.nobody
    }
    guard act.erased != nil else {
      var carried = CarriedOut(request, .waiting(for: ["a hold"]))
      carried.erasure = act
      return carried
    }
    let page = "/erased/" + (try await erasures.makeLink(to: act.id, at: now))
    var words = """
      Everything that we held about you is erased. Those who had data from us are asked to delete \
      theirs. The certificate says what was destroyed, where, and what remains and why.
      """
    let open = try await systemsTold(of: act.id).filter { !$0.isDone }
    if !open.isEmpty {
      words += """
         Other systems of ours have still to answer; the certificate says when they have.
        """
    }
    if let address {
      let organisation = try await inForce().register.organisation
      let link = (try await disclosures.publicOrigin() ?? "") + page
      // By no queue: nothing may keep the address now.
      try mail.handOver(
        RequestLetters(organisation).answered(
          address, request, outcome: .done,
          words: words + "\n\nYou can fetch it once, within thirty days:\n" + link),
        from: MailSender(name: organisation.name, address: organisation.contact.email), at: now)
    }
    let taken = try await take(
      .answer(.done, words: words, late: late), for: request.id, actor: actor, at: now)
    var carried = CarriedOut(taken.request, .done)
    carried.told = address == nil ? .byHand : .mail
    carried.erasure = act
    carried.page = page
    return carried
  }
}
