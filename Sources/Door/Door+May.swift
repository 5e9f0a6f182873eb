import Disclosure
public import Formats
import Index
import Store

extension Door {
  /// How many references one question may hold.
  public static let mostRefs = 1_000

  /// Whether a partner may use each of some references of a disclosure at this moment: yes or no, never why.
  ///
  /// Everything that cannot be answered with yes is a no, also for a disclosure that is not addressed to the partner
  /// and when nothing is known at this moment. The call is in the ledger before the answer is given.
  /// - Throws: `DoorError.tooManyRefs`; `StoreError` when the call cannot be written down.
  public func may(
    _ refs: [String], in id: String, _ partner: Partner, at now: Timestamp
  ) async throws -> [Bool] {
    guard refs.count <= Self.mostRefs else { throw DoorError.tooManyRefs(most: Self.mostRefs) }
    let sent =
      UUIDv7(id) == nil ? nil : try await disclosures.sent(id, to: partner.recipient)
    var answers = refs.map { _ in false }
    if let sent {
      do {
        answers = try await disclosures.may(
          refs: refs, in: sent, decoys: try await decoys(refs, sent.id), at: now)
      } catch is IndexError {
        // Nothing is published: nothing is permitted.
      } catch let error as StoreError where [.busy, .unreachable].contains(error.code) {
        // Whoever cannot know says no.
      }
    }
    var call = DoorCall(
      id: UUIDv7.make(at: now).text, partner, .may, sent == nil ? .notTheirs : .done, at: now)
    call.disclosure = sent?.id
    call.asked = refs.count
    call.permitted = answers.count { $0 }
    try await note(call)
    return answers
  }
}
