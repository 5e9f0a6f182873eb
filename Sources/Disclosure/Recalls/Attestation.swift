import Crypto
public import Evidence
public import Formats

/// A recipient's dated answer to a recall.
///
/// JSON: `{"format":"aboveboard-attestation/1","recall":…,"list":…,"action":…,"refs":"all"|[…],"done":…,"by":…,
/// "reason":…}`, alone, or as the one line of a C2SP signed note, which makes it *confirmed*.
public struct Attestation: Sendable, Equatable {
  /// The form read and written today.
  public static let format = "aboveboard-attestation/1"

  /// What the recipient did.
  public enum Action: String, Sendable, CaseIterable {
    /// It deleted what was named.
    case deleted
    /// It corrected or deleted the field.
    case corrected
    /// It stopped using it and keeps it, because a law says so.
    case stopped
    /// It did nothing.
    case refused
  }

  /// The recall.
  public var recall: String
  /// The SHA-256 of the list that is answered, in hex; nil when somebody told us on the phone.
  public var list: String?
  /// What was done.
  public var action: Action
  /// The references; nil for all that the list names.
  public var refs: [String]?
  /// The day on which it was done.
  public var done: CivilDate
  /// Who says so.
  public var by: String
  /// Why not, or why not all; needed where it is refused.
  public var reason: String

  /// Makes an answer.
  public init(
    recall: String, list: String?, action: Action, refs: [String]? = nil, done: CivilDate,
    by: String, reason: String = ""
  ) {
    self.recall = recall
    self.list = list
    self.action = action
    self.refs = refs
    self.done = done
    self.by = by
    self.reason = reason
  }

  /// The answer as JSON.
  public var json: JSON {
    [
      "format": .string(Self.format), "recall": .string(recall),
      "list": list.map { .string($0) } ?? .null, "action": .string(action.rawValue),
      "refs": refs.map { .array($0.map { .string($0) }) } ?? "all", "done": .string(done.iso),
      "by": .string(by), "reason": .string(reason),
    ]
  }

  /// Reads an answer as it came, whoever signed it.
  ///
  /// - Throws: `AttestationError.notAnAttestation`.
  public init(reading bytes: [UInt8]) throws(AttestationError) {
    self = try ReadAttestation(bytes).attestation
  }

  init(json: JSON) throws(AttestationError) {
    guard json["format"]?.string == Self.format, let recall = json["recall"]?.string,
      let action = json["action"]?.string.flatMap(Action.init),
      let done = json["done"]?.string.flatMap({ CivilDate($0) }), let by = json["by"]?.string
    else { throw .notAnAttestation }
    let list = json["list"]?.string
    var refs: [String]?
    if let array = json["refs"]?.array {
      refs = array.compactMap(\.string)
      guard refs?.count == array.count else { throw .notAnAttestation }
    } else if json["refs"]?.string != "all" {
      throw .notAnAttestation
    }
    self.init(
      recall: recall, list: list, action: action, refs: refs, done: done, by: by,
      reason: json["reason"]?.string ?? "")
  }

  /// The answer as a note signed with the recipient's key.
  ///
  /// - Throws: `NoteError` when a note cannot carry it.
  public func signed(by signer: NoteSigner) throws(NoteError) -> [UInt8] {
    try SignedNote(signing: json.canonical + [10], by: signer).bytes
  }

  /// Checks what anybody could check without a ledger.
  func checked(on day: CivilDate) throws(AttestationError) -> Attestation {
    guard !by.isEmpty, by.utf8.count <= 200 else { throw .noName }
    guard reason.utf8.count <= 4_000 else { throw .reasonTooLong }
    guard action != .refused || !reason.isEmpty else { throw .noReason }
    guard done <= day.adding(days: 1) else { throw .notYetDone }
    guard refs?.isEmpty != true else { throw .noRefs }
    return self
  }
}

/// An answer as it came, signed or not.
struct ReadAttestation {
  let attestation: Attestation
  let note: SignedNote?
  let hash: [UInt8]

  init(_ bytes: [UInt8]) throws(AttestationError) {
    guard bytes.count <= SignedNote.maxBytes else { throw .notAnAttestation }
    hash = Array(SHA256.hash(data: bytes))
    note = try? SignedNote(parsing: bytes)
    guard let json = try? JSON(parsing: note?.text ?? bytes) else { throw .notAnAttestation }
    attestation = try Attestation(json: json)
  }
}
