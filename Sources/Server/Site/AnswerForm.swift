import Disclosure
import Formats

extension Attestation {
  /// An answer to a recall as a form gives it: claimed, for it is not signed.
  init(to recall: String, in form: FormFields) throws {
    guard let action = try form.one("did").flatMap(Attestation.Action.init(rawValue:)) else {
      throw Refusal.unusable("Say what was done.")
    }
    guard let done = try form.one("done").flatMap({ CivilDate($0) }) else {
      throw Refusal.unusable("A day is written like 2027-01-31.")
    }
    let refs = (try form.one("refs") ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
    self.init(
      recall: recall, list: nil, action: action, refs: refs.isEmpty ? nil : refs, done: done,
      by: try form.one("by") ?? "", reason: try form.one("reason") ?? "")
  }
}
