import Crypto
import Evidence
import Formats
import Register

/// Checks a recipient's signed answer against the log's entry of it and the key that was declared at that time.
enum AttestationCheck {
  /// What is wrong with a note, in a sentence without its full stop; nil when it holds.
  ///
  /// - Parameters:
  ///   - leaf: the entry `attestation.given`, as the log holds it.
  ///   - register: what was in force when it was taken; nil when the pack does not hold it.
  static func flaw(note bytes: [UInt8], leaf: JSON, register: Register?) -> String? {
    guard leaf["kind"]?.string == "attestation.given" else {
      return "the log holds no answer for it"
    }
    guard leaf["sha256"]?.string == Hex.encode(Array(SHA256.hash(data: bytes))) else {
      return "it is not the answer that the log's entry names"
    }
    guard let note = try? SignedNote(parsing: bytes),
      let attestation = try? Attestation(reading: bytes),
      attestation.recall == leaf["recall"]?.string,
      attestation.action.rawValue == leaf["action"]?.string
    else { return "it does not say what the log's entry says" }
    guard let register else { return "the register that was in force then is not in the pack" }
    let recipient = leaf["recipient"]?.string.flatMap { RecipientID($0) }
    guard let key = recipient.flatMap({ register.recipients[id: $0]?.key }) else {
      return leaf["word"]?.string == RecallWord.confirmed.rawValue
        ? "it counts as confirmed and no key of the recipient was declared" : nil
    }
    guard let verifier = try? NoteVerifier(key), (try? note.verify(by: [verifier])) != nil else {
      return "the signature is not that of the key declared for the recipient"
    }
    return nil
  }
}

extension PackVerification {
  /// Every signed answer in the pack against its entry and the register in force at that time.
  mutating func checkAttestations(_ listed: [String]) {
    var entries: [String: JSON] = [:]
    var published: [(sequence: Int64, version: Int64)] = []
    for path in listed {
      guard let sequence = PackLayout.sequence(ofLeaf: path),
        let leaf = read(path).flatMap({ try? JSON(parsing: $0) })
      else { continue }
      if leaf["kind"]?.string == "attestation.given", let id = leaf["attestation"]?.string {
        entries[id] = leaf
      } else if leaf["kind"]?.string == "register.published", let version = leaf["version"]?.int {
        published.append((sequence, version))
      }
    }
    var good = 0
    for path in listed where path.hasPrefix("recalls/") && path.hasSuffix(".note") {
      guard let bytes = read(path) else { continue }
      let id = path.split(separator: "/").last.map { String($0.dropLast(5)) } ?? ""
      let leaf = entries[id] ?? .null
      let version = published.filter { $0.sequence < leaf["seq"]?.int ?? 0 }
        .max { $0.sequence < $1.sequence }?.version
      let register = version.flatMap { read("registers/\($0).json") }
        .flatMap { try? Register(canonicalJSON: $0) }
      if let flaw = AttestationCheck.flaw(note: bytes, leaf: leaf, register: register) {
        report.lines.append(.init(isGood: false, text: "\(path): \(flaw)"))
      } else {
        good += 1
      }
    }
    if good > 0 {
      report.check(
        true, "\(good) answers of recipients are signed and are those that the log names", "")
    }
  }
}
