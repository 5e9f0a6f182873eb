import Formats

/// One invented member, the same for a seed and a number.
struct ExampleMember {
  let id: String
  let name: String
  let email: String
  let country: String
  let address: String
  let joined: CivilDate
  let birth: CivilDate?
  let hasUnderFive: Bool?
  let children: [CivilDate]
  let due: CivilDate?
  let topics: [String]
  let isUnderAge: Bool

  /// The day on which the example plays.
  static let today = CivilDate(days: 20_778)
  private static let opening = CivilDate(days: 20_090)

  init(seed: UInt64, index: Int) {
    var random = ExampleRandom(seed: seed, stream: 1, index: index)
    id = Self.number("m", index + 1, digits: 6)
    let home = Self.country(&random)
    country = random.chance(20) ? "" : home
    let person = ExamplePerson(home: home, index: index, random: &random)
    name = person.name
    email = person.email
    address = random.chance(40) ? "" : person.address
    // From 2 January 2025 to 31 October 2026.
    joined = Self.opening.adding(days: random.number(0..<668))
    let isUnderAge = random.chance(8)
    let years = isUnderAge ? random.number(11..<15) : random.number(19..<47)
    birth =
      random.chance(850) || isUnderAge
      ? Self.today.adding(years: -years).adding(days: -random.number(0..<365)) : nil
    self.isUnderAge = isUnderAge
    let answers = random.chance(900)
    let hasUnderFive = random.chance(620)
    self.hasUnderFive = answers ? hasUnderFive : nil
    var children: [CivilDate] = []
    if hasUnderFive, random.chance(800) {
      children.append(joined.adding(days: -random.number(10..<1_640)))
    }
    if answers, random.chance(350) {
      for _ in 0..<random.number(1..<3) {
        children.append(joined.adding(days: -random.number(1_900..<5_000)))
      }
    }
    self.children = answers ? children.sorted() : []
    due = random.chance(60) ? joined.adding(days: random.number(20..<230)) : nil
    topics = (0..<random.number(0..<4)).map { _ in random.one(of: ExampleNames.topics) }
  }

  static let header = [
    "member_id", "email", "name", "home_address", "country", "birth_date", "has_under5", "children",
    "due_date", "topics", "relationship", "joined", "internal_note",
  ]

  var row: [String] {
    var unique: [String] = []
    for topic in topics where !unique.contains(topic) { unique.append(topic) }
    return [
      id, email, name, address, country, birth?.iso ?? "",
      hasUnderFive.map { $0 ? "yes" : "no" } ?? "", children.map(\.iso).joined(separator: ";"),
      due?.iso ?? "", unique.joined(separator: ";"), "sign-up", joined.iso, "",
    ]
  }

  private static func country(_ random: inout ExampleRandom) -> String {
    switch random.number(0..<100) {
    case ..<80: "GB"
    case ..<88: "IE"
    case ..<95: "DE"
    default: "US"
    }
  }

  static func number(_ prefix: String, _ number: Int, digits: Int) -> String {
    let text = String(number)
    let zeros = String(repeating: "0", count: max(0, digits - text.utf8.count))
    return "\(prefix)-\(zeros)\(text)"
  }
}

/// A name, an address and an e-mail address that fit a country.
struct ExamplePerson {
  let name: String
  let email: String
  let address: String

  init(home: String, index: Int, random: inout ExampleRandom, mark: String = "") {
    let names = ExampleNames.of(home)
    let given = random.one(of: names.given)
    let family = random.one(of: names.family)
    name = "\(given) \(family)"
    let local = "\(Self.plain(given)).\(Self.plain(family)).\(mark)\(index + 1)"
    email = local + (random.chance(600) ? "@example.org" : "@example.net")
    let street = random.one(of: names.streets)
    let house = random.number(1..<180)
    let town = names.towns[random.number(0..<names.towns.count)]
    switch home {
    case "DE": address = "\(street) \(house), \(town.code) \(town.name)"
    case "US": address = "\(house) \(street), \(town.name) \(town.code)"
    default:
      let letters = ["AB", "DN", "HQ", "LP", "RT", "XY"]
      let end = "\(random.number(1..<10))\(random.one(of: letters))"
      address = "\(house) \(street), \(town.name) \(town.code) \(end)"
    }
  }

  /// The letters of a name as an e-mail address has them.
  private static func plain(_ name: String) -> String {
    let folded: [Character: String] = [
      "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "ë": "e", "í": "i", "ó": "o",
      "á": "a", "â": "a", "ñ": "n",
    ]
    return name.lowercased().map { character in
      if let plain = folded[character] { return plain }
      return character.isASCII && character.isLetter ? String(character) : ""
    }.joined()
  }
}
