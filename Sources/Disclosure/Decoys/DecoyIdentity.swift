import Formats
import Law

/// Who a decoy claims to be: names, address and telephone number that lead to nobody.
struct DecoyIdentity: Sendable {
  let number: Int
  /// How its row is named, as a member's is.
  let ref: String
  let given: String
  let family: String
  /// On a domain of ours, unique and not to be guessed.
  let email: String
  let address: String
  let town: String
  let postcode: String
  let phone: String

  var name: String { "\(given) \(family)" }
  var nick: String { given.lowercased() + email.filter(\.isNumber).prefix(4) }

  init(
    _ number: Int, of disclosure: String, on domains: [String], in country: Country,
    by keys: DecoyKeys, attempt: Int = 0
  ) {
    // The row's name does not depend on the attempt: members' names have no attempts either.
    var reference = keys.draw("ref", number, in: disclosure)
    var draw = keys.draw("who", number, attempt: attempt, in: disclosure)
    func joined(_ draw: inout DecoyDraw) -> String {
      (draw.pick(DecoyWords.starts) ?? "") + (draw.pick(DecoyWords.ends) ?? "")
    }
    self.number = number
    ref = Hex.encode((0..<16).map { _ in UInt8(reference.below(256)) })
    given = draw.pick(DecoyWords.given) ?? ""
    family = joined(&draw)
    let digits = draw.number(in: 1_000...9_999)
    let domain = draw.pick(domains) ?? ""
    email = "\(given).\(family).\(digits)@\(domain)".lowercased()
    let house = draw.number(in: 2...89)
    let way = joined(&draw) + " " + (draw.pick(DecoyWords.ways) ?? "")
    town = joined(&draw)
    postcode = Self.postcode(of: country, &draw)
    address = "\(house) \(way), \(town) \(postcode)"
    phone = Self.phone(of: country, &draw)
  }

  /// The shape of a country's postcodes; five digits where none is known here.
  private static func postcode(of country: Country, _ draw: inout DecoyDraw) -> String {
    guard country.code == "GB" else { return "\(draw.number(in: 10_000...98_999))" }
    let letters = Array("ABDEFGHJLNPQRSTUWXYZ")
    let areas = ["BN", "CF", "DT", "EX", "GL", "LS", "NR", "PL", "SA", "TR", "WR", "YO"]
    func letter() -> String { draw.pick(letters).map { String($0) } ?? "" }
    let out = (draw.pick(areas) ?? "") + "\(draw.number(in: 1...29))"
    return "\(out) \(draw.number(in: 1...9))\(letter())\(letter())"
  }

  /// Numbers that regulators keep free for films and tests (Ofcom, Bundesnetzagentur, Arcep, NANPA).
  private static func phone(of country: Country, _ draw: inout DecoyDraw) -> String {
    func digits(_ count: Int) -> String { (0..<count).map { _ in "\(draw.below(10))" }.joined() }
    return switch country.code {
    case "DE": "030 23125" + digits(3)
    case "FR": "01 99 00 " + digits(2) + " " + digits(2)
    case "US", "CA": "202-555-01" + digits(2)
    default: "07700 900" + digits(3)
    }
  }
}
