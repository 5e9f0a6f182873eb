/// One spelling of one detail of a person, as sites write it before they send or hash it.
struct PersonValue: Sendable {
  /// Which detail it is.
  enum Detail: Sendable, Hashable {
    case email
    case name
    case id
    case phone
    case localPart
    /// These three are a leak only together with their other half.
    case domain
    case firstName
    case lastName
  }

  let detail: Detail
  let bytes: [UInt8]
  /// What it is in words, such as "lower-cased, trimmed e-mail".
  let words: String

  /// All spellings of a person's details; the first of equal ones counts.
  static func all(of person: Person) -> [PersonValue] {
    var values = cases(.email, person.email, "e-mail") + cases(.id, person.id, "id")
    if let phone = person.phone { values += phones(phone) }
    let words = person.name.split(separator: " ").map(String.init)
    guard let first = words.first, let last = words.last,
      let at = person.email.firstIndex(of: "@")
    else { return values }
    values += names(person.name, first: first, last: last)
    values += cases(.localPart, String(person.email[..<at]), "part of the e-mail before the @")
    let domain = String(person.email[person.email.index(after: at)...])
    values += cases(.domain, domain, "domain of the e-mail")
    values += cases(.firstName, first, "first name") + cases(.lastName, last, "last name")
    var seen: Set<[UInt8]> = []
    return values.filter { seen.insert($0.bytes).inserted }
  }

  private static func cases(_ detail: Detail, _ text: String, _ noun: String) -> [PersonValue] {
    [
      (text.lowercased(), "lower-cased, trimmed \(noun)"), (text, "\(noun) as given"),
      (text.uppercased(), "upper-cased \(noun)"),
    ].map { PersonValue(detail: detail, bytes: Array($0.utf8), words: $1) }
  }

  private static func names(_ full: String, first: String, last: String) -> [PersonValue] {
    let separators = [
      (" ", "a space"), ("", "nothing"), ("+", "a plus"), ("_", "an underscore"), (".", "a dot"),
      ("-", "a hyphen"),
    ]
    var values = cases(.name, full, "name")
    for (separator, words) in separators {
      values += cases(.name, first + separator + last, "name with \(words) between")
      values += cases(
        .name, last + separator + first, "name, last name first, with \(words) between")
    }
    return values + cases(.name, last + ", " + first, "name, last name first, with a comma between")
  }

  private static func phones(_ phone: String) -> [PersonValue] {
    let digits = String(decoding: phone.utf8.filter { (0x30...0x39).contains($0) }, as: UTF8.self)
    var spellings = [
      (phone, "telephone number as given"), (digits, "telephone number, digits only"),
    ]
    let isInternational = phone.utf8.first == UInt8(ascii: "+") || digits.hasPrefix("00")
    if isInternational {
      let number = digits.hasPrefix("00") ? String(digits.dropFirst(2)) : digits
      let national = String(number.dropFirst(countryCode(number)))
      spellings += [
        ("+" + number, "telephone number in E.164"),
        (number, "telephone number in E.164 without plus"),
        ("00" + number, "telephone number with 00 for the plus"),
        ("0" + national, "telephone number within the country"),
        (national, "telephone number without country code"),
      ]
    }
    return spellings.filter { $0.0.utf8.count >= Person.shortest }
      .map { PersonValue(detail: .phone, bytes: Array($0.0.utf8), words: $0.1) }
  }

  /// How many digits the country code has (ITU-T E.164, list of assigned codes).
  private static func countryCode(_ number: String) -> Int {
    let twoDigits: Set<String> = [
      "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46",
      "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63",
      "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98",
    ]
    if number.hasPrefix("1") || number.hasPrefix("7") { return 1 }
    return twoDigits.contains(String(number.prefix(2))) ? 2 : 3
  }
}
