import Disclosure
public import Erasure
import Evidence
import Formats
import Law
import Register
import Standing
import Store
import Vault

extension Workspace {
  /// The newest certificate of an act, with its proof from the log.
  ///
  /// - Throws: `ErasureError.unknown`, `.notCertified`.
  public func erasureCertificate(_ id: String) async throws -> ErasureCertificate {
    let act = try await erasures.show(id)
    guard let statement = act.statement, let sequence = act.certified else {
      throw ErasureError.notCertified(id: id)
    }
    try await evidence.integrate()
    let entry = try await database.read { try $0.entry(sequence) }
    return ErasureCertificate(
      statement: statement, leaf: entry.leaf, proof: try evidence.proof(of: sequence),
      verifier: evidence.verifier)
  }

  /// Writes down what happened so far; a later one takes its place when something was left to do.
  func certify(_ id: String, isWhole: Bool, at now: Timestamp) async throws {
    let act = try await erasures.show(id)
    guard let erased = act.erased, let sequence = act.sequence else { return }
    let steps = Dictionary(
      try await erasures.steps(of: id).map { ($0.step, $0) }, uniquingKeysWith: { $1 })
    let register = try await standing.load()?.register
    let (handovers, _) = try await erasures.kept(of: id)
    let recipients = handovers.recipients.sorted { $0.key < $1.key }.map { name, count -> JSON in
      let label = RecipientID(name).map { recipient in
        register.map { Self.name(recipient, $0) } ?? recipient.text
      }
      return [
        "id": .string(name), "name": .string(label ?? name), "references": .integer(Int64(count)),
      ]
    }
    let systems = try await systemsTold(of: id).map { told -> JSON in
      [
        "id": .string(told.system.text),
        "name": .string(register?.systems[id: told.system]?.label ?? told.system.text),
        "done": .bool(told.isDone), "answer": .string(told.answer),
        "at": told.at.map { .string($0.rfc3339) } ?? .null, "tries": .integer(Int64(told.tries)),
      ]
    }
    let gone = (steps[.rooms]?.detail.object ?? [:]).sorted { $0.key < $1.key }
    var statement: [String: JSON] = [
      "format": .string(ErasureCertificate.format), "erasure": .string(id),
      "people": .integer(Int64(act.people)), "reason": .string(act.reason.rawValue),
      "askedAt": .string(act.asked.rfc3339), "askedBy": .string(act.by.rawValue),
      "erasedAt": .string(erased.rfc3339), "entry": .integer(sequence),
      "statedAt": .string(now.rfc3339), "whole": .bool(isWhole),
      "destroyed": .array(
        gone.map { table, count in
          ["table": .string(table), "rows": count, "store": "data"]
        }),
      "keys": ["destroyed": .integer(Int64(act.people)), "store": "keys"],
      "files": steps[.files]?.detail ?? .object([:]),
      "letters": steps[.mail]?.detail["letters"] ?? .integer(0),
      "recipients": .array(recipients), "systems": .array(systems),
      "remains": .array(
        try await remains(
          isSuppressed: [ErasureStep.note, .systems].contains {
            steps[$0]?.detail["suppressed"]?.bool == true
          },
          hadRecipients: !recipients.isEmpty, erased: erased)),
    ]
    if let organisation = register?.organisation {
      statement["organisation"] = [
        "name": .string(organisation.name), "country": .string(organisation.country.code),
        "contact": .string(organisation.contact.email),
        "dataProtectionOfficer": .string(organisation.officer.email),
      ]
    }
    if let request = act.request { statement["request"] = .string(request) }
    if let days = try await erasures.keyCopiesDays() {
      statement["keyCopiesUntil"] = .string(erased.date.adding(days: days).iso)
    }
    try await erasures.certify(.object(statement), of: id, isDone: isWhole, at: now)
  }

  /// What an erasure leaves, and why.
  func remains(isSuppressed: Bool, hadRecipients: Bool, erased: Timestamp) async throws -> [JSON] {
    func item(_ what: String, _ why: String) -> JSON {
      ["what": .string(what), "why": .string(why)]
    }
    var items = [
      item(
        "entries in the log",
        "they prove what we did; what stood for you in them leads to nobody, since its key is gone"),
      item(
        "this act, by its number",
        "so that it can be proven that it was done: its day and counts, and no name"),
      item(
        "the number that stood for you",
        "so that it is never given to somebody else; nothing leads to it or from it"),
    ]
    if let days = try await erasures.keyCopiesDays() {
      items.append(
        item(
          "copies of the keys",
          "kept for \(days) days in case of a disaster, until "
            + "\(erased.date.adding(days: days).iso); whoever restores one carries the erasure out again"
        ))
    } else {
      items.append(
        item(
          "copies of the keys",
          "we have not declared for how long they are kept; whoever restores one carries the "
            + "erasure out again"))
    }
    if hadRecipients {
      items.append(
        item(
          "what others had from us",
          "it is theirs to delete; we ask for it, and stop giving them data if they keep silent"))
    }
    if isSuppressed {
      items.append(
        item(
          "a keyed hash of your identifier and address",
          "so that you are never taken in again; without our key nobody can tell whose it is"))
    }
    return items
  }
}
