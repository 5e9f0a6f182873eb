import Evidence
import Formats

extension Verification {
  /// Checks a member's proof offline, by a key one trusts or else by the one in it, and says what it shows.
  public static func verify(_ proof: MemberProof, key: String? = nil) throws -> VerificationReport {
    let trusted = try key.map { try NoteVerifier($0) }
    var report = VerificationReport()
    let leaf = try? JSON(parsing: proof.leaf)
    report.check(
      leaf?["kind"]?.string == "disclosure.sent"
        && leaf?["disclosure"]?.string == proof.disclosure,
      "the log's entry is that of disclosure \(proof.disclosure)",
      "the log's entry is not that of the disclosure named")
    do {
      let verifier = try trusted ?? NoteVerifier(proof.key)
      let checkpoint = try LogProof(parsing: proof.proof).verify(
        entry: proof.leaf, by: verifier, origin: verifier.name)
      report.check(
        true,
        "the entry is in the log of \(checkpoint.origin), of \(checkpoint.size) entries, signed",
        "")
    } catch {
      report.check(false, "", "the entry is not proven to be in the signed log (\(error))")
    }
    checkSet(proof, leaf, &report)
    if let trusted, trusted.text != proof.key {
      report.check(false, "", "the proof names another key than the one you gave")
    } else if trusted == nil {
      report.lines.append(
        .init(
          isGood: true,
          text: "signed by the key in the proof; compare it with the one the organisation "
            + "publishes, or give it with --key: \(proof.key)"))
    }
    return report
  }

  private static func checkSet(
    _ proof: MemberProof, _ leaf: JSON?, _ report: inout VerificationReport
  ) {
    guard let root = leaf?["members"]?.string.flatMap({ Digest32(base64: $0) }),
      let rows = leaf?["rows"]?.int, let recipient = leaf?["recipient"]?.string,
      let purpose = leaf?["purpose"]?.string
    else { return report.check(false, "", "the log's entry names no set of members") }
    let when = leaf?["at"]?.string.map { " on \($0)" } ?? ""
    do {
      let wasIn = try proof.shown.verify(commitment: proof.member, count: rows, root: root)
      report.check(
        true,
        "\(wasIn ? "was in it" : "was not in it"): what went to \(recipient) for \(purpose)\(when), "
          + "\(rows) \(rows == 1 ? "person" : "people")", "")
    } catch {
      report.check(false, "", "neither shown to be in it nor shown not to be (\(error))")
    }
  }
}
