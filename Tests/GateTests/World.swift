import Formats
import Gate
import Law
import Register
import TestSupport

/// A seeded generator (SplitMix64), so that a failing world can be made again from its number.
struct Seeded: RandomNumberGenerator {
  var state: UInt64
  /// Every other world is calm: few things are wrong in it, so that permits are met as well as denials.
  let calm: Bool
  init(_ seed: Int) {
    state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15
    calm = (seed / 8) % 2 == 1
  }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
  mutating func chance(_ one: Int, in many: Int) -> Bool {
    Int.random(in: 0..<many, using: &self) < one
  }
  mutating func pick<T>(_ list: [T]) -> T { list[Int.random(in: 0..<list.count, using: &self)] }
  mutating func most<T>(_ list: [T], _ one: Int, in many: Int) -> [T] {
    calm ? list : some(list, one, in: many)
  }
  mutating func rarely(_ one: Int, in many: Int) -> Bool { !calm && chance(one, in: many) }
  mutating func mostly(_ one: Int, in many: Int) -> Bool { calm || chance(one, in: many) }
  mutating func some<T>(_ list: [T], _ one: Int = 1, in many: Int = 2) -> [T] {
    list.filter { _ in chance(one, in: many) }
  }
}

/// A small random register, its standing, some subjects and some wishes: dense enough that every rule is met.
struct World {
  static let today = CivilDate("2026-11-21") ?? CivilDate(days: 0)
  static let fields = ["name", "email", "due", "kids"].compactMap { FieldID($0) }
  static let purposes = ["news", "offers", "vote", "stats"].compactMap { PurposeID($0) }
  static let recipients = ["mailer", "brand", "broker", "party"].compactMap { RecipientID($0) }
  static let points = ["web", "pack"].compactMap { CollectionPointID($0) }
  static let countries = ["GB", "DE", "US"].compactMap { Country($0) }
  static let versions = ["privacy@1", "privacy@2", "other@1"].compactMap { NoticeVersion($0) }
  static let unheard = PurposeID("unheard")
  static let undeclared = FieldID("undeclared")

  var inForce: InForce
  var subjects: [Facts]
  var uses: [Use]

  init(seed: Int, subjects count: Int = 10, uses wishes: Int = 1) {
    var random = Seeded(seed)
    inForce = Self.standing(&random)
    subjects = (0..<count).map { _ in Self.subject(&random) }
    uses = (0..<wishes).map { _ in Self.use(&random) }
  }

  private static func day(_ random: inout Seeded, _ range: ClosedRange<Int>) -> CivilDate {
    today.adding(days: Int.random(in: range, using: &random))
  }

  private static func due(_ random: inout Seeded) -> Recipient.Due? {
    guard random.rarely(1, in: 8) else { return nil }
    return Recipient.Due(
      due: day(&random, -1...1), done: random.chance(1, in: 2) ? day(&random, -9 ... -1) : nil)
  }

  private static func assessment(_ random: inout Seeded) -> Purpose.Assessment? {
    guard random.mostly(4, in: 5) else { return nil }
    return Purpose.Assessment(
      date: day(&random, -20...1), by: "x", summary: "x",
      until: random.chance(1, in: 4) ? day(&random, -1...1) : nil)
  }

  private static func purpose(_ id: PurposeID, _ random: inout Seeded) -> Purpose {
    Purpose(
      id: id, label: id.text,
      kind: random.chance(1, in: 4) ? random.pick(Purpose.Kind.allCases) : .general,
      basis: random.mostly(2, in: 3) ? .consent : random.pick(LawfulBasis.allCases),
      fields: random.most(fields, 5, in: 6), marketing: random.chance(1, in: 2),
      children: random.mostly(2, in: 3), special: random.mostly(2, in: 3),
      assessment: assessment(&random),
      compatible: random.some(purposes, 1, in: 4).compactMap { other in
        assessment(&random).map {
          Purpose.Compatibility(
            with: other, regimes: random.some(Regime.allCases, 2, in: 3), assessment: $0)
        }
      },
      consentLasts: random.chance(1, in: 4) ? Period("10 days") : nil,
      retired: random.rarely(1, in: 12) ? day(&random, -1...1) : nil)
  }

  private static func standing(_ random: inout Seeded) -> InForce {
    let register = Register(
      organisation: Organisation(
        name: "x", country: random.pick(countries), address: "x",
        contact: .init(name: "x", email: "x"), officer: .init(name: "x", email: "x"),
        unknownAge: random.pick(Organisation.UnknownAge.allCases), residenceField: fields[0]),
      fields: fields.map { id in
        Field(
          id: id, label: id.text, about: id.text == "kids" ? .ownChild : .ownself, kind: .text,
          special: id.text == "due" ? .health : nil,
          proxyFor: random.rarely(1, in: 6) ? .health : nil, system: "x")
      },
      purposes: purposes.map { purpose($0, &random) },
      recipients: recipients.filter { _ in random.mostly(9, in: 10) }.map { id in
        Recipient(
          id: id, label: id.text, role: .controller, country: random.pick(countries),
          onward: random.some(recipients, 1, in: 2), team: "x", assessment: due(&random))
      },
      agreements: (0..<6).compactMap { number in
        AgreementID("a\(number)").map { id in
          Agreement(
            id: id, recipient: recipients[number % 4], purposes: random.most(purposes, 4, in: 5),
            fields: random.most(fields, 9, in: 10), territories: random.most(countries, 3, in: 4),
            mechanisms: random.most([.scc, .idta], 1, in: 2),
            from: day(&random, -20...(random.calm ? -1 : 1)),
            until: random.rarely(1, in: 4) ? day(&random, -1...5) : nil,
            onward: random.rarely(1, in: 3) || (random.calm && number >= 4)
              ? random.some(recipients) : [],
            matching: random.rarely(1, in: 5), consideration: .init(kind: .none),
            audit: due(&random), signed: random.rarely(1, in: 6) ? false : nil)
        }
      },
      collectionPoints: random.most(points, 7, in: 8).map {
        CollectionPoint(id: $0, place: "x", brand: "x", medium: .web)
      },
      notices: versions.prefix(random.mostly(5, in: 6) ? 3 : 2).map { version in
        Notice(
          version: version, title: "x", from: today,
          covers: random.most(purposes, 3, in: 4).map {
            .init(purpose: $0, recipients: random.most(recipients, 3, in: 4))
          }, body: "")
      },
      retention: random.some(fields, 1, in: random.calm ? 12 : 4).compactMap { field in
        Period("8 days").map { RetentionRule(fields: [field], keep: $0) }
      })
    var standing = InForce(
      register: register, version: 1,
      paused: random.calm ? [] : Set(random.some(purposes, 1, in: 12)))
    for agreement in register.agreements where random.rarely(1, in: 6) {
      standing.suspended[agreement.id] =
        random.chance(1, in: 3) ? .everywhere : .territories(Set(random.some(countries)))
    }
    standing.partners = partners(of: register, &random)
    return standing
  }

  static func choice(_ random: inout Seeded, at: Timestamp) -> Choice {
    let act =
      random.chance(random.calm ? 4 : 3, in: 5)
      ? Choice.Act.grant : random.pick(Choice.Act.allCases)
    let recipient: RecipientScope =
      random.chance(1, in: 2)
      ? .all
      : random.chance(1, in: 5) ? .others : .recipient(random.pick(recipients + [.ourselves]))
    let purpose: PurposeScope =
      act == .grant || random.chance(1, in: 2)
      ? .purpose(random.pick(purposes)) : random.chance(1, in: 2) ? .marketing : .all
    return Choice(
      act: act, purpose: purpose, recipient: recipient,
      notice: act == .grant ? random.pick(versions) : nil, at: at,
      explicit: random.chance(1, in: 2),
      guardian: random.chance(1, in: 3), gift: random.chance(1, in: 6))
  }

  private static func subject(_ random: inout Seeded) -> Facts {
    let start = Timestamp(date: day(&random, -14 ... -6))
    let steps = Int.random(in: 0...6, using: &random)
    return Facts(
      isMember: random.chance(19, in: 20), isErased: random.chance(1, in: 30),
      residence: random.mostly(7, in: 8) ? random.pick(countries) : nil,
      born: random.chance(3, in: 4)
        ? today.adding(years: -random.pick([12, 13, 15, 16, 17, 40])).adding(
          days: random.pick([-1, 0, 1])) : nil,
      served: random.most(versions, 2, in: 3).map {
        .init(
          version: $0,
          at: start.adding(seconds: Int64(random.calm ? 0 : random.pick([0, 0, 200_000]))))
      },
      choices: (0..<steps).map {
        choice(&random, at: start.adding(seconds: Int64(1 + $0 * 50_000)))
      },
      holdings: random.most(fields, 5, in: 6).map { field in
        Facts.Holding(
          field: field,
          provenance: ProvenanceClass(
            source: random.pick(points), notice: random.pick(versions),
            basis: random.pick([.consent, .consent, .contract]),
            regime: random.pick(Regime.allCases)
          ), collected: day(&random, -14 ... -3))
      })
  }

  private static func use(_ random: inout Seeded) -> Use {
    var purpose = random.pick(purposes)
    if let unheard, random.chance(1, in: 30) { purpose = unheard }
    let recipient = random.chance(1, in: 6) ? RecipientID.ourselves : random.pick(recipients)
    let through =
      random.chance(1, in: 4) ? [random.pick(recipients)].filter { $0 != recipient } : []
    var required = random.some(fields, 1, in: 3)
    if let undeclared, random.rarely(1, in: 20) { required.append(undeclared) }
    return Use(
      purpose: purpose, recipient: recipient, through: through, required: required,
      optional: random.some(fields, 1, in: 3).filter { !required.contains($0) })
  }
}
