public import Formats
public import Law
public import Register

/// What a form asks and promises on one day, looked up in what is in force: all that its page must say.
public struct FormTerms: Sendable, Equatable {
  /// A purpose that a field serves, with everybody whom the notice names for it.
  public struct Use: Sendable, Equatable {
    /// The purpose.
    public let purpose: Purpose
    /// Who may get the value for it, besides ourselves.
    public let recipients: [Recipient]
  }

  /// A field that the form asks for.
  public struct Asked: Sendable, Equatable {
    /// The field.
    public let field: Field
    /// Whether nobody can take part without it.
    public let isRequired: Bool
    /// What the notice says it is used for.
    public let uses: [Use]

    /// What is needed rests on the contract; what people add rests on their own tick.
    public var basis: LawfulBasis { isRequired ? .contract : .consent }
  }

  /// A yes that the form offers.
  public struct Offered: Sendable, Equatable {
    /// Its name in the form's fields.
    public let key: String
    /// The purpose.
    public let purpose: Purpose
    /// Whom a yes lets have the data, besides ourselves.
    public let recipients: [Recipient]
    /// What a yes is recorded for.
    public let scope: RecipientScope
    /// The fields that it may use.
    public let fields: [Field]

    /// The special categories among those fields, which need a second, express yes (Article 9(2)(a)).
    public var special: [SpecialCategory] {
      guard purpose.special else { return [] }
      return Set(fields.compactMap(\.special)).sorted { $0.rawValue < $1.rawValue }
    }
  }

  /// The form.
  public let form: Form
  /// Who answers for the data.
  public let organisation: Organisation
  /// The version of the notice that is shown with it.
  public let notice: Notice
  /// Where it is asked, and what is given in return.
  public let point: CollectionPoint
  /// Who pays for it, where somebody else does.
  public let sponsor: Recipient?
  /// The fields.
  public let asked: [Asked]
  /// What people may say yes to.
  public let offered: [Offered]

  /// Looks a form up; throws `FormsError` when it is closed or cannot be shown whole.
  public init(_ form: Form, inForce: InForce, on day: CivilDate) throws(FormsError) {
    guard form.isOpen(on: day) else { throw .closed(form.id) }
    let register = inForce.register
    let newest = inForce.notices.values
      .filter { $0.version.notice == form.notice && $0.from <= day }
      .max { $0.version < $1.version }
    guard let newest else { throw .noNotice(form.id) }
    guard let point = register.collectionPoints[id: form.point] else { throw .incomplete(form.id) }
    self.form = form
    organisation = register.organisation
    notice = newest
    self.point = point
    sponsor = form.sponsor.flatMap { register.recipients[id: $0] }
    var asked: [Asked] = []
    for ask in form.asks {
      guard let field = register.fields[id: ask.field] else { throw .incomplete(form.id) }
      let uses = newest.covers.compactMap { cover -> Use? in
        guard let purpose = register.purposes[id: cover.purpose],
          purpose.fields.contains(field.id)
        else { return nil }
        return Use(
          purpose: purpose, recipients: cover.recipients.compactMap { register.recipients[id: $0] })
      }
      asked.append(Asked(field: field, isRequired: ask.required, uses: uses))
    }
    self.asked = asked
    var offered: [Offered] = []
    for offer in form.choices {
      guard let purpose = register.purposes[id: offer.purpose] else {
        throw .incomplete(form.id)
      }
      // A yes to what the shown version does not name would be worth nothing.
      guard newest.names(offer.recipient ?? .ourselves, for: purpose.id) else { continue }
      offered.append(Self.offered(offer, purpose, newest, register))
    }
    self.offered = offered
  }

  private static func offered(
    _ offer: Form.Offer, _ purpose: Purpose, _ notice: Notice, _ register: Register
  ) -> Offered {
    let named =
      offer.recipient.map { [$0] }
      ?? notice.covers.filter { $0.purpose == purpose.id }.flatMap(\.recipients)
    return Offered(
      key: "\(purpose.id)~\(offer.recipient?.text ?? "all")", purpose: purpose,
      recipients: named.compactMap { register.recipients[id: $0] },
      scope: offer.recipient.map { .recipient($0) } ?? .all,
      fields: purpose.fields.compactMap { register.fields[id: $0] })
  }
}
