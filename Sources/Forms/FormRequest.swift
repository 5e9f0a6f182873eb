public import Formats
public import Register
import Store

/// Who must say yes before anything that was entered becomes a member's.
public enum FormDecider: String, Sendable, CaseIterable {
  /// The parent or guardian whom a child named.
  case guardian
  /// Whoever reads the mail of the address that was entered.
  case owner
  /// Nobody: no address was entered, and no guardian is needed.
  case nobody
}

/// What somebody entered and somebody is to decide on.
public struct FormRequest: Sendable, Equatable {
  /// The form.
  public let form: FormID
  /// Who decides.
  public let decider: FormDecider
  /// What was entered.
  public let answers: FormAnswers
  /// Whether a guardian has said yes before the owner of the child's own address is asked.
  public let hasGuardian: Bool
  /// When it is destroyed unless they say yes before.
  public let expires: Timestamp
  /// Under which identifier it becomes a member: the same at every try, so that a crash makes no second one.
  let member: UUIDv7

  /// Whether the choices in it are a guardian's.
  public var byGuardian: Bool { hasGuardian || decider == .guardian }

  var json: JSON {
    [
      "answers": answers.json, "guardian": .bool(hasGuardian), "member": .string(member.text),
    ]
  }

  init(
    form: FormID, decider: FormDecider, answers: FormAnswers, hasGuardian: Bool, expires: Timestamp,
    member: UUIDv7
  ) {
    self.form = form
    self.decider = decider
    self.answers = answers
    self.hasGuardian = hasGuardian
    self.expires = expires
    self.member = member
  }

  init(form: String, decider: String, json: JSON, expires: Timestamp) throws(FormsError) {
    guard let form = FormID(form), let decider = FormDecider(rawValue: decider),
      let answers = json["answers"], let hasGuardian = json["guardian"]?.bool,
      let member = json["member"]?.string.flatMap({ UUIDv7($0) })
    else { throw .damaged }
    self.init(
      form: form, decider: decider, answers: try FormAnswers(json: answers),
      hasGuardian: hasGuardian, expires: expires, member: member)
  }
}
