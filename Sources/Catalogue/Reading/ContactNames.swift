/// Names and shapes of contact details.
enum ContactNames {
  /// The sense of a name in lower case with this value, or nil when it tells of no contact.
  static func sense(_ name: String, value: String) -> Sense? {
    if let sense = emails[name], HashShape.fits(value) || isEmail(value) { return sense }
    if let sense = phones[name], HashShape.fits(value) || isPhone(value) { return sense }
    if let sense = names[name] { return sense }
    return isEmail(value) ? Sense(.contact, "an e-mail address") : nil
  }

  /// Tells whether a value is one word with one `@` and a dot in what follows it.
  static func isEmail(_ value: String) -> Bool {
    let bytes = value.utf8
    guard (6...254).contains(bytes.count), bytes.allSatisfy({ $0 > 0x20 && $0 != 0x2F }) else {
      return false
    }
    let parts = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, parts.first?.isEmpty == false, let domain = parts.last,
      domain.first != UInt8(ascii: "."), domain.last != UInt8(ascii: ".")
    else { return false }
    return domain.contains(UInt8(ascii: "."))
      && domain.allSatisfy { $0 != 0x26 && $0 != 0x3D && $0 != 0x2C && $0 != 0x3A }
  }

  /// Tells whether a value has 7 to 15 digits and otherwise only what people put between them.
  static func isPhone(_ value: String) -> Bool {
    let digits = value.utf8.prefix(64).count { (0x30...0x39).contains($0) }
    return (7...15).contains(digits)
      && value.utf8.allSatisfy { (0x30...0x39).contains($0) || " +-().".utf8.contains($0) }
  }

  private static let email = Sense(.contact, "the e-mail address")
  private static let phone = Sense(.contact, "the telephone number")

  private static let emails = Dictionary(
    uniqueKeysWithValues: [
      "em", "email", "e_mail", "e-mail", "mail", "emailaddress", "email_address", "hem",
      "email_hash", "emailhash", "hashed_email", "hashedemail", "sha256_email",
      "email_sha256", "sha256email", "md5_email", "u_hem", "user_email", "useremail", "_e",
    ].map { ($0, email) })

  private static let phones = Dictionary(
    uniqueKeysWithValues: [
      "ph", "pn", "phone", "tel", "telephone", "mobile", "phone_number", "phonenumber",
      "hashed_phone", "sha256_phone_number", "sha256_phone", "u_hpn", "msisdn",
    ].map { ($0, phone) })

  private static let names: [String: Sense] = [
    "firstname": Sense(.contact, "the first name"),
    "first_name": Sense(.contact, "the first name"),
    "given_name": Sense(.contact, "the first name"),
    "lastname": Sense(.contact, "the surname"),
    "last_name": Sense(.contact, "the surname"),
    "family_name": Sense(.contact, "the surname"),
    "surname": Sense(.contact, "the surname"),
    "fullname": Sense(.contact, "the name"),
    "full_name": Sense(.contact, "the name"),
    "birthday": Sense(.contact, "the date of birth"),
    "birthdate": Sense(.contact, "the date of birth"),
    "dob": Sense(.contact, "the date of birth"),
    "date_of_birth": Sense(.contact, "the date of birth"),
    "gender": Sense(.contact, "the gender"),
    "street": Sense(.contact, "the street"),
    "postcode": Sense(.contact, "the postcode"),
    "postal_code": Sense(.contact, "the postcode"),
    "zip": Sense(.contact, "the postcode"),
    "zipcode": Sense(.contact, "the postcode"),
  ]
}
