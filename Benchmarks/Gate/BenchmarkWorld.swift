import Formats
import Gate
import Index
import Law
import Register

/// A small register and random bitmaps: a use of five clauses that deny somebody.
struct BenchmarkWorld {
  let inForce: InForce
  let use: Use
  private let purpose: PurposeID
  private let brand: RecipientID
  private let notice: NoticeVersion
  private let email: FieldID
  private let provenance: ProvenanceClass
  private let home: Country

  init(day: CivilDate) throws {
    purpose = try GateBenchmark.require(PurposeID("offers"))
    brand = try GateBenchmark.require(RecipientID("brand"))
    notice = try GateBenchmark.require(NoticeVersion("privacy@1"))
    email = try GateBenchmark.require(FieldID("email"))
    home = try GateBenchmark.require(Country("GB"))
    provenance = ProvenanceClass(
      source: try GateBenchmark.require(CollectionPointID("web")), notice: notice, basis: .consent,
      regime: .uk)
    let register = Register(
      organisation: Organisation(
        name: "x", country: home, address: "x", contact: .init(name: "x", email: "x"),
        officer: .init(name: "x", email: "x"), unknownAge: .adult, residenceField: email),
      fields: [Field(id: email, label: "e-mail", kind: .email, system: "x")],
      purposes: [
        Purpose(
          id: purpose, label: "offers", basis: .consent, fields: [email], marketing: true,
          children: true)
      ],
      recipients: [
        Recipient(id: brand, label: "brand", role: .controller, country: home, team: "x")
      ],
      agreements: [
        Agreement(
          id: try GateBenchmark.require(AgreementID("a")), recipient: brand, purposes: [purpose],
          fields: [email], territories: [home], from: day.adding(days: -9),
          consideration: .init(kind: .none))
      ],
      collectionPoints: [
        CollectionPoint(id: provenance.source, place: "x", brand: "x", medium: .web)
      ],
      notices: [
        Notice(
          version: notice, title: "x", from: day.adding(days: -9),
          covers: [.init(purpose: purpose, recipients: [brand])], body: "")
      ])
    inForce = InForce(register: register, version: 1)
    use = Use(purpose: purpose, recipient: brand, required: [email])
  }

  /// Bitmaps in which one subject in eight is without a grant, one in sixteen has withdrawn, and so on.
  func snapshot(subjects: Int, day: CivilDate) -> Snapshot {
    var random = SystemRandomNumberGenerator()
    let count = (subjects + 63) / 64
    func words(_ make: () -> UInt64) -> Bitmap { Bitmap(words: (0..<count).map { _ in make() }) }
    func mostly() -> UInt64 { random.next() | random.next() | random.next() }
    func rarely() -> UInt64 { random.next() & random.next() & random.next() & random.next() }
    let all = words { .max }
    let key = ConsentKey(purpose: purpose, recipient: brand)
    let granted = words(mostly)
    return Snapshot(
      sequence: 1, day: day, inForce: inForce,
      bitmaps: [
        .known: all, .located: all, .residence(home): words(mostly), .informed: all,
        .served(notice): all, .granted(key): granted, .grantedUnder(key, notice): granted,
        .stopped(.objected, .marketing, .all): words(rarely),
        .stopped(.signalled, .marketing, .others): words(rarely),
        .value(email, provenance): words(mostly),
      ])
  }
}
