import Evidence
import Formats
import Gate
import Law
import Members
import Register

/// How this program makes atoms of what is stored, as a fingerprint: bitmaps made in another way are not trusted.
///
/// It is taken from what the program makes of invented people, so that a change of a rule, an age or a band changes it
/// without anybody having to think of it.
enum AtomRecipe {
  /// Raised when facts are read from the databases in another way, which the invented people cannot show.
  static let reading: UInt8 = 1

  static let fingerprint = fingerprint(of: people)

  static func fingerprint(of people: some Sequence<(Facts, CivilDate)>) -> Digest32 {
    var bytes = [reading]
    for (facts, day) in people {
      let (atoms, until) = facts.atoms(inForce: InForce(register: register, version: 1), day: day)
      bytes.append(number: until?.days ?? .min)
      for atom in atoms.map(\.bytes).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
        bytes += atom
      }
      bytes.append(0)
    }
    return Merkle.leafHash(bytes)
  }

  static let today = CivilDate(days: 20_000)
  private static let fields = ["listed", "number", "day"].compactMap { FieldID($0) }
  private static let purposes = ["plain", "advert"].compactMap { PurposeID($0) }
  private static let recipients = ["one", "two"].compactMap { RecipientID($0) }
  private static let notice = NoticeVersion("told@1")

  /// Everybody of whom the fingerprint is taken, each with a day.
  static var people: [(Facts, CivilDate)] { acts + ages + values }

  static let register: Register = {
    let nobody = Organisation.Contact(name: "x", email: "x")
    let keep = Period("30 days")
    return Register(
      organisation: Organisation(
        name: "x", country: Country.all[0], address: "x", contact: nobody, officer: nobody,
        residenceField: fields[0]),
      fields: zip(fields, [Field.Kind.oneOf, .wholeNumber, .date]).map { id, kind in
        Field(
          id: id, label: "x", kind: kind, system: "x",
          bands: [
            .init(name: "listed", values: ["yes", Country.all[0].code]), .init(name: "low", to: 9),
            .init(name: "high", from: 9),
          ])
      },
      purposes: purposes.map {
        Purpose(
          id: $0, label: "x", basis: .consent, fields: fields, marketing: $0 == purposes.last,
          consentLasts: keep)
      },
      retention: keep.map { [RetentionRule(fields: [fields[1]], keep: $0)] } ?? [])
  }()

  /// Every act on every scope, after grants and stops of all kinds, and before a grant.
  private static var acts: [(Facts, CivilDate)] {
    let scopes = [PurposeScope.all, .marketing] + purposes.map(PurposeScope.purpose)
    let reaches = [RecipientScope.all, .others] + recipients.map(RecipientScope.recipient)
    let grants = scopes.flatMap { scope in reaches.map { choice(.grant, scope, $0, 1) } }
    let stops: [Choice] = [
      choice(.object, .marketing, .all, 2), choice(.signal, .all, .others, 2),
      choice(.restrict, scopes[2], reaches[2], 2), choice(.refuse, scopes[3], reaches[3], 2),
    ]
    var people: [(Facts, CivilDate)] = []
    for act in Choice.Act.allCases {
      for scope in scopes {
        for reach in reaches {
          let late = choice(act, scope, reach, 3)
          let histories = [
            grants + [late], stops + [late], [late, choice(.grant, scope, reach, 4)],
          ]
          for history in histories {
            people += [5, 32].map { (member(history), today.adding(days: $0)) }
          }
        }
      }
    }
    return people + [(Facts(isMember: false), today), (Facts(isErased: true), today)]
  }

  private static func choice(
    _ act: Choice.Act, _ purpose: PurposeScope, _ recipient: RecipientScope, _ days: Int
  ) -> Choice {
    Choice(
      act: act, purpose: purpose, recipient: recipient, notice: notice,
      at: Timestamp(date: today.adding(days: days)), explicit: recipient == .all,
      guardian: recipient != .all, gift: recipient != .all)
  }

  private static func member(_ choices: [Choice]) -> Facts {
    let holdings = CollectionPointID("point").flatMap { point in
      notice.map { notice in
        (0..<3).map { number in
          Facts.Holding(
            field: fields[number],
            provenance: ProvenanceClass(
              source: point, notice: notice, basis: .consent, regime: .uk),
            collected: today.adding(days: number * 2))
        }
      }
    }
    return Facts(
      served: notice.map { [.init(version: $0, at: Timestamp(date: today))] } ?? [],
      choices: choices, holdings: holdings ?? [])
  }

  /// Two birthdays in every country, one of them on 29 February, and nobody knows where or when.
  private static var ages: [(Facts, CivilDate)] {
    let births = [
      CivilDate(year: 2012, month: 2, day: 29), CivilDate(year: 2011, month: 7, day: 1),
    ]
    let places = Country.all.map(Optional.some) + [nil]
    return places.flatMap { place in
      (births + [nil]).map { (Facts(residence: place, born: $0), today) }
    }
  }

  /// What becomes of values in bands.
  private static var values: [(Facts, CivilDate)] {
    let values: [Value] =
      [.option("yes"), .option("no"), .yesNo(true), .text("yes"), .date(CivilDate(days: 9))]
      + [.wholeNumber(8), .wholeNumber(9), .month(10)] + Country.all.prefix(1).map(Value.country)
    return values.map { value in
      var facts = member([])
      for number in facts.holdings.indices {
        facts.holdings[number].bands =
          register.fields[id: facts.holdings[number].field].map(value.bands) ?? []
      }
      return (facts, today)
    }
  }
}
