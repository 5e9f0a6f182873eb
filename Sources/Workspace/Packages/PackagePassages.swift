import Access
import Law
import Register

/// What a package says beside its tables; the same words for everybody.
enum PackagePassages {
  static func all(_ organisation: Organisation, _ form: PackageForm) -> [PackagePassage] {
    switch form {
    case .access:
      [
        automation(organisation), rights(organisation), complaint(organisation),
        leftOut(organisation),
      ]
    case .portability:
      [portability, rights(organisation), complaint(organisation), leftOut(organisation)]
    }
  }

  /// Article 15(1)(h).
  private static func automation(_ organisation: Organisation) -> PackagePassage {
    PackagePassage(
      "automation", "What a program decides",
      [
        "Whether data about you may be used or handed over is decided by a program, each time anew, "
          + "by rules that are the same for everybody: what you said yes and no to, what you were "
          + "told, where data came from, how old it is, and what we agreed with whoever gets it.",
        "Who is picked for an audience follows from the bands that stand under \u{201C}Groups that "
          + "you fall into\u{201D}, and from nothing else. We keep no score of you.",
        "This is all that the program behind this copy decides. If something else was decided about "
          + "you by a machine alone, ask \(organisation.officer.email) for a person to look at it.",
      ])
  }

  private static func rights(_ organisation: Organisation) -> PackagePassage {
    PackagePassage(
      "rights", "Your rights",
      [
        "You may have data put right, removed or no longer used, take back a permission, object, and "
          + "take with you what you gave us. On your own page most of it happens at once; or write "
          + "to \(organisation.contact.email). It costs nothing, and we answer within a month.",
        "The data protection officer is \(organisation.officer.name), "
          + "\(organisation.officer.email).",
      ])
  }

  private static func complaint(_ organisation: Organisation) -> PackagePassage {
    let authority = SupervisoryAuthority.of(organisation.country)
    let whom =
      authority.map { "\($0.name), \($0.address)" }
      ?? "the data protection authority of \(organisation.country.name)"
    return PackagePassage(
      "complaint", "If you are not content",
      [
        "Complain to us first if you like, at \(organisation.officer.email); you need not. You may "
          + "complain to the authority at any time: \(whom). If you live or work elsewhere in "
          + "Europe, the authority there hears you too.",
        "You may also go to court.",
      ])
  }

  private static let portability = PackagePassage(
    "portability", "What this copy is",
    [
      "It holds what you gave us on your permission or under a contract, in a form that another "
        + "service can read: data.json and the tables in csv. What we hold on another basis, and "
        + "what we wrote down ourselves, is in the full copy, which you can ask for at any time."
    ])

  /// Article 15(4); the same for everybody, so that it tells nothing about this one.
  private static func leftOut(_ organisation: Organisation) -> PackagePassage {
    PackagePassage(
      "left-out", "What is not in here, and why",
      [
        "Data of other people: of staff who looked at your data you read what they are there for and "
          + "not their names, and what others wrote is left out of a record unless it is about you.",
        "Whether a law or a court makes us keep something longer, and why, is in nobody's copy, for "
          + "it could warn somebody of an investigation. If you ask us to erase your data and we may "
          + "not, you are told then.",
        "Keys and sums by which a machine finds or checks your data and which say nothing to a "
          + "reader: they stand in no copy, apart from the one key under proofs that is yours.",
        "Copies for emergencies hold the same as this, sealed, and are destroyed with their time.",
        "If you miss anything, ask \(organisation.officer.email).",
      ])
  }
}
