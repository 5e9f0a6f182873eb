public import Formats
import Law
public import Register

/// The record of processing activities (GDPR and UK GDPR Article 30(1)): one row for each purpose of a register.
///
/// It says what is declared. What a gate would let flow on a day is a matter of standing, and not in here.
public struct ProcessingRecord: Sendable, Equatable {
  /// Somebody who may receive data for a purpose.
  public struct Receiver: Sendable, Equatable {
    /// The name as shown to members.
    public var label: String
    /// Its part in law, in words.
    public var role: String
    /// Where it is established.
    public var country: String
    /// The team of ours that decides on it (demand B4).
    public var team: String
    /// How it comes to the data, and from when until when.
    public var under: String
    /// The fields it may get.
    public var fields: [String]
    /// Those to whom it may pass them on.
    public var onward: [String]
    /// Transfers abroad, each with what makes it lawful; empty where none is restricted.
    public var transfers: [String]
    /// The day of our last assessment of it, where one was made.
    public var assessed: CivilDate?
    /// The day of our last audit of it, where one was made.
    public var audited: CivilDate?
  }

  /// One purpose.
  public struct Row: Sendable, Equatable {
    /// The purpose's identifier.
    public var id: PurposeID
    /// Its name.
    public var purpose: String
    /// What happens, in a sentence.
    public var description: String
    /// The lawful basis with its article.
    public var basis: String
    /// Whose data it is (Article 30(1)(c)).
    public var people: String
    /// The categories of data.
    public var categories: [String]
    /// The special categories among them, each with the condition that is relied on.
    public var special: [String]
    /// The recipients (Article 30(1)(d)-(e)).
    public var receivers: [Receiver]
    /// The envisaged time limits (Article 30(1)(f)).
    public var retention: [String]
    /// The systems that hold the data (demand A8).
    public var systems: [String]
    /// The first day on which the purpose is no longer in use.
    public var retired: CivilDate?
  }

  /// Who answers for the data: name, address, country and contact.
  public var controller: String
  /// The data protection officer.
  public var officer: String
  /// The rows, in the order of the register.
  public var rows: [Row]

  /// The measures of Article 32(1), as far as this program takes them.
  public static let security =
    "Here, each person's values are sealed under a key of their own and every change leaves an "
    + "entry in a log to which we can only add; what protects the other systems named in this "
    + "record is not known to it."

  /// The record of a register.
  public init(_ register: Register) {
    let organisation = register.organisation
    let country = organisation.country.name
    // Many addresses end with their country already.
    let address =
      organisation.address.hasSuffix(country)
      ? organisation.address : "\(organisation.address), \(country)"
    controller =
      "\(organisation.name), \(address); \(organisation.contact.name), "
      + organisation.contact.email
    officer = "\(organisation.officer.name), \(organisation.officer.email)"
    rows = register.purposes.map { Row($0, in: register) }
  }
}

extension ProcessingRecord.Row {
  init(_ purpose: Purpose, in register: Register) {
    id = purpose.id
    self.purpose = purpose.label
    description = purpose.description
    let articles = [register.organisation.country.regime]
      .compactMap { purpose.basis.article($0) }
    basis = ([purpose.basis.title] + articles).joined(separator: ", ")
    let fields = purpose.fields.compactMap { register.fields[id: $0] }
    people =
      purpose.children || fields.contains { $0.about == .ownChild }
      ? "members and their own children" : "members"
    categories = purpose.fields.map { register.fields[id: $0]?.label ?? $0.text }
    special = fields.compactMap { field in
      field.special.map { "\(field.label): \($0.title) (\($0.article)), \(purpose.condition($0))" }
    }
    receivers =
      register.agreements.filter { $0.purposes.contains(purpose.id) }
      .map { ProcessingRecord.Receiver($0, for: purpose, in: register) }
      + register.sites.flatMap { site in
        site.loads.filter { $0.purpose == purpose.id }
          .map { ProcessingRecord.Receiver($0, on: site, in: register) }
      }
    retention = purpose.fields.map { id in
      let label = register.fields[id: id]?.label ?? id.text
      let rules = register.retention.filter { $0.fields.contains(id) }
      // From one fixed day, so that 12 months and one year compare alike.
      let start = CivilDate(days: 0)
      let shortest = rules.min { $0.keep.after(start) < $1.keep.after(start) }
      return
        "\(label): \(shortest.map { "\($0.keep.text) after it was collected" } ?? "no end is set")"
    }
    var systems: [String] = []
    for field in fields where !systems.contains(field.system) { systems.append(field.system) }
    self.systems = systems
    retired = purpose.retired
  }
}

extension Purpose {
  /// What a special category rests on for this purpose.
  fileprivate func condition(_ category: SpecialCategory) -> String {
    guard special else { return "not used for this: the purpose does not admit it" }
    return category.needsExplicitConsent
      ? "on explicit consent (Art 9(2)(a))" : "on consent; Art 10 asks for a law that allows it"
  }
}
