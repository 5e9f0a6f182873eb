import Evidence
import Formats
import Hummingbird
import Store
import Vault
import Workspace

extension Site {
  /// The name of the cookie with the checkpoint of the last visit.
  var checkpointCookieName: String { cookieName + "-checkpoint" }

  /// What the page says about the log, and the cookie for the next visit; nil before the first checkpoint.
  func recollection(_ call: Call) throws -> (view: MemberPage.Recollection, cookie: Cookie?)? {
    let remembered = call.request.cookies[checkpointCookieName].flatMap {
      RememberedCheckpoint(cookie: $0.value, by: workspace.evidence.verifier)
    }
    let note = try? workspace.evidence.checkpoint()
    let head = note.flatMap { try? Checkpoint(verifying: $0, by: workspace.evidence.verifier) }
    guard let note, let head else {
      // A log that is gone does not continue anything.
      return remembered.map { (MemberPage.Recollection($0, today: nil, fits: false), nil) }
    }
    let fits = remembered.map { continues($0.checkpoint, to: head) } ?? true
    let view = MemberPage.Recollection(remembered, today: head, fits: fits)
    // What does not fit is kept in the browser as it is: it is the proof.
    guard fits else { return (view, nil) }
    return (view, cookie(try RememberedCheckpoint(note, on: call.at.date)))
  }

  private func continues(_ old: Checkpoint, to head: Checkpoint) -> Bool {
    if old.size == 0 { return true }
    guard old.size <= head.size, let proof = try? workspace.evidence.consistency(from: old.size),
      let shown = try? proof.verify(oldRoot: old.root, by: workspace.evidence.verifier)
    else { return false }
    return shown.size >= head.size
  }

  /// Browsers keep cookies for 400 days at most.
  private func cookie(_ remembered: RememberedCheckpoint) -> Cookie {
    Cookie(
      name: checkpointCookieName, value: remembered.cookie, maxAge: 400 * 86_400, path: "/",
      secure: settings.isSecure, httpOnly: true, sameSite: .lax)
  }
}

extension MemberPage {
  /// What the page says about the log: today's checkpoint, and whether it continues the one of the last visit.
  struct Recollection {
    var origin: String
    var size: String
    var root: String
    var checkpoint: String
    /// The last visit, when the browser kept its checkpoint and it fits.
    var seenOn: String?
    var seenSize: String?
    /// Where the proof is that today's checkpoint continues it.
    var proof: String?
    /// The last visit, when its checkpoint does not fit.
    var broken: String?
    /// The signed note that does not fit.
    var kept: String?

    init(_ remembered: RememberedCheckpoint?, today: Checkpoint?, fits: Bool) {
      origin = today?.origin ?? remembered?.checkpoint.origin ?? ""
      size = today.map { Words.count(Int($0.size)) } ?? "no"
      root = today?.root.base64 ?? "none"
      checkpoint = Route.evidence([Checkpoint.path]).path
      guard let remembered else { return }
      let day = HumanDate.text(remembered.day)
      if fits {
        seenOn = day
        seenSize = Words.count(Int(remembered.checkpoint.size))
        proof = Route.evidence(["consistency", String(remembered.checkpoint.size)]).path
      } else {
        broken = day
        kept = String(decoding: remembered.note.bytes, as: UTF8.self)
      }
    }
  }
}
