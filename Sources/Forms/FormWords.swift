import Formats
import Law
public import Register

/// What a form says beside each tick; the words of a yes are kept with it as they were shown.
extension FormTerms.Offered {
  /// The words that a tick says yes to.
  public func words(of organisation: Organisation) -> String {
    let what = Sentence.list(fields.filter { $0.special == nil || !purpose.special }.map(\.label))
    let who = Sentence.list([organisation.name] + recipients.map(\.label))
    return "Yes to \(purpose.label). \(purpose.description) \(who) may use \(what) for it."
  }

  /// The words of a yes as it was given: with those of the second, express one where that was ticked, too.
  public func words(of organisation: Organisation, isExpress: Bool) -> String {
    let express = isExpress ? expressWords.map { " \($0)" } ?? "" : ""
    return words(of: organisation) + express
  }

  /// The words of the second, express yes; nil where none is needed.
  public var expressWords: String? {
    guard !special.isEmpty else { return nil }
    let what = Sentence.list(fields.filter { $0.special != nil }.map(\.label))
    return "I expressly agree that this also uses \(what), which may reveal "
      + "\(Sentence.list(special.map { $0.title.lowercased() }))."
  }
}

extension FormTerms.Asked {
  /// The words beside the tick of what nobody has to give.
  public func keepWords(of organisation: Organisation) -> String {
    let start = field.special == nil ? "Yes, " : "Yes, I expressly agree that "
    return "\(start)\(organisation.name) may keep \(field.label). \(usesWords)"
  }

  /// What it is used for, and who gets it.
  public var usesWords: String {
    guard !uses.isEmpty else { return "It is used for nothing yet." }
    let optional = uses.filter { $0.purpose.basis == .consent }
    let certain = uses.filter { $0.purpose.basis != .consent }
    return [("Used for", certain), ("Only if you also say yes to it: used for", optional)]
      .filter { !$1.isEmpty }
      .map { lead, uses in "\(lead) \(Sentence.list(uses.map(Self.words)))." }
      .joined(separator: " ")
  }

  /// A use with those who may get the value for it.
  private static func words(_ use: FormTerms.Use) -> String {
    let names = use.recipients.map(\.label)
    return names.isEmpty
      ? use.purpose.label : "\(use.purpose.label) (\(Sentence.list(names)) may get it)"
  }
}

/// Small joints of sentences.
enum Sentence {
  static func list(_ items: [String]) -> String { items.isEmpty ? "nothing" : items.inWords }
}
