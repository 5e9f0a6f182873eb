/// Why an answer to a recall is not taken; no case holds anything about a member.
public enum AttestationError: Error, Equatable, CustomStringConvertible {
  /// The bytes are no answer of a form known here.
  case notAnAttestation
  /// There is no recall of that name.
  case unknown(recall: String)
  /// The recall was made to somebody else.
  case otherRecipient(recall: String)
  /// The list has grown or the answer is to another one.
  case otherList(recall: String)
  /// The signature is not that of the recipient's declared key.
  case wrongSignature
  /// It names a reference that the list does not.
  case unknownRef
  /// It names no reference at all.
  case noRefs
  /// The list was destroyed when all was answered, so that single references can no longer be found in it.
  case answered(recall: String)
  /// Nobody signs it with a name.
  case noName
  /// A refusal has a reason.
  case noReason
  /// The reason is longer than 4,000 bytes.
  case reasonTooLong
  /// The day on which it was done has not come.
  case notYetDone

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .notAnAttestation:
      "this is not an answer to a recall (\(Attestation.format)); docs/recalls.md shows one"
    case .unknown(let id):
      "there is no recall \(id); `aboveboard recall list` shows what there is"
    case .otherRecipient(let id): "recall \(id) was made to another recipient"
    case .otherList(let id):
      "the answer is to another list than recall \(id) has now; take the list again and answer that"
    case .wrongSignature:
      "the signature is not that of the key that the register declares for this recipient"
    case .unknownRef: "the answer names a reference that is not in the recall's list"
    case .noRefs: "the answer names no reference; write \"all\", or those that it is about"
    case .answered(let id):
      "all of recall \(id) was answered and its list destroyed; an answer can only be for all of it"
    case .noName: "an answer needs the name of whoever gives it, of at most 200 bytes"
    case .noReason: "a refusal needs a reason"
    case .reasonTooLong: "the reason is longer than 4,000 bytes"
    case .notYetDone: "the day on which it was done has not come yet"
    }
  }
}
