public import Disclosure
import Formats
import Mail
import Register
import Store

/// What posts signed messages to an address on the web; programs without a web client have none.
public typealias RecallHooks =
  @Sendable (_ address: String, _ key: DeliveryKey) ->
  any SignedPosting

extension Workspace {
  /// What telling a recipient needs to know.
  struct TellingRound: Sendable {
    var register: Register
    var clock: RecallClock
    var places: PartnerPlaces
    var hooks: RecallHooks?
    var now: Timestamp
  }

  /// Tells a recipient of a recall, or reminds it: by its webhook, else by a letter.
  ///
  /// A webhook that fails is tried again, ever later. When the reminder is due a letter goes instead.
  /// - Returns: whether the step was taken.
  func tell(
    _ recall: Recall, _ step: RecallStep, owner: String, in round: TellingRound
  ) async throws -> Bool {
    guard let recipient = round.register.recipients[id: recall.recipient] else { return false }
    if let webhook = recipient.webhook {
      if try await post(recall, step, to: webhook, in: round) {
        return try await disclosures.take(
          step, for: recall, by: .webhook, owner: owner, at: round.now)
      }
      let age = Int(round.now.date.days - recall.made.date.days)
      guard age >= round.clock.remind else { return false }
    }
    // What nobody was told is not written down as told; the clock goes on, so that a person hears of it.
    guard let address = recipient.contact else { return false }
    let letter = try mail.prepare(
      RecallLetter.letter(
        recall, to: address, isReminder: step == .reminded, clock: round.clock,
        from: round.register.organisation, at: round.places),
      kind: step.rawValue, at: round.now)
    return try await disclosures.take(
      step, for: recall, by: .mail, owner: owner, at: round.now, also: { try letter.queue($0) })
  }

  /// Posts to a webhook, unless it failed too short a time ago; says whether it was taken.
  private func post(
    _ recall: Recall, _ step: RecallStep, to webhook: String, in round: TellingRound
  ) async throws -> Bool {
    guard let hooks = round.hooks else { return false }
    let before = try await disclosures.tellings(of: recall.id).first { $0.step == step }
    if let retry = before?.retry, retry > round.now { return false }
    var list: RecallFile?
    if round.register.recipients[id: recall.recipient]?.delivery?.age != nil {
      // What cannot be encrypted now is fetched later; the message goes all the same.
      do { list = try await disclosures.sealedRecallFile(recall.id) } catch is DisclosureError {}
    }
    let message = RecallMessage.json(
      recall, isReminder: step == .reminded, clock: round.clock, at: round.places, list: list)
    do {
      try await hooks(webhook, deliveryKey).post(message)
      return true
    } catch let error as DeliveryError {
      try await disclosures.noteFailure(
        error.description, of: step, for: recall, after: before?.failures ?? 0, at: round.now)
      return false
    }
  }
}
