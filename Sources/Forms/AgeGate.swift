import Formats
import Law
import Members
import Register

/// Who may decide alone, by the age of the country where they live (GDPR Art 8, UK GDPR Art 8).
struct AgeGate {
  /// What the gate says.
  enum Verdict: Equatable {
    case old
    case needsGuardian
    /// Below the form's own age; not even a guardian may say yes.
    case tooYoung
    /// Neither age nor birth date was given.
    case unknown
    /// The declared age is no age.
    case malformed
  }

  let terms: FormTerms
  let values: [FieldID: Value]
  let declared: String
  let today: CivilDate

  /// The stricter of the declared age and the date of birth, where both are given.
  var verdict: Verdict {
    var age: Int?
    let text = declared.filter { $0 != " " }
    if !text.isEmpty {
      guard let number = Int(text), (0...130).contains(number) else { return .malformed }
      age = number
    }
    let born = birth
    guard age != nil || born != nil else { return .unknown }
    if let least = terms.form.age {
      let isOldByDate = born.map { Self.birthday(least, of: $0) <= today } ?? true
      guard isOldByDate, (age ?? least) >= least else { return .tooYoung }
    }
    let threshold = consentAge
    let isOldByDate = born.map { Self.birthday(threshold, of: $0) <= today } ?? true
    return isOldByDate && (age ?? threshold) >= threshold ? .old : .needsGuardian
  }

  private var birth: CivilDate? {
    guard let field = terms.organisation.birthField, case .date(let date)? = values[field] else {
      return nil
    }
    return date
  }

  /// The age of the country given; where the form asks for it and gets none, the one for unknown countries.
  private var consentAge: Int {
    let residence = terms.organisation.residenceField
    if case .country(let country)? = values[residence] { return ConsentAge.age(in: country) }
    let isAsked = terms.asked.contains { $0.field.id == residence }
    return isAsked ? ConsentAge.unknown : ConsentAge.age(in: terms.organisation.country)
  }

  /// The day an age is completed; as `ConsentAge.majority` does it, 1 March for those born on 29 February.
  private static func birthday(_ years: Int, of born: CivilDate) -> CivilDate {
    let day = born.adding(years: years)
    return day.day == born.day ? day : day.adding(days: 1)
  }
}
