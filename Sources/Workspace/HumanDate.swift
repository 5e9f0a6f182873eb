import Consent
public import Formats
public import Members
import Register
public import Staff

/// Dates as people write them: "14 March 2025"; always in UTC, as everything here is.
public enum HumanDate {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// A day.
  public static func text(_ date: CivilDate) -> String {
    let month = months.indices.contains(date.month - 1) ? months[date.month - 1] : ""
    return "\(date.day) \(month) \(date.year)"
  }

  /// The day of a moment.
  public static func text(_ at: Timestamp) -> String { text(at.date) }

  /// A moment to the minute.
  public static func minute(_ at: Timestamp) -> String {
    "\(text(at.date)), \(at.rfc3339.dropFirst(11).prefix(5)) UTC"
  }
}

/// Small words for people.
public enum Words {
  /// How a choice reached us.
  public static func channel(_ channel: Channel) -> String {
    switch channel {
    case .web: "on the web site"
    case .app: "in the app"
    case .phone: "by phone"
    case .post: "by post"
    case .email: "by e-mail"
    case .inPerson: "in person"
    case .import: "in imported records"
    case .api: "through the host site"
    }
  }

  /// What somebody on staff is there for, as members read it.
  public static func role(_ role: StaffRole) -> String {
    switch role {
    case .privacyLead: "The privacy lead"
    case .champion: "A data champion"
    case .marketer: "A marketer"
    case .support: "Member support"
    case .auditor: "An auditor"
    case .administrator: "An administrator"
    }
  }

  /// Twenty thousand as `20,000`.
  public static func count(_ number: Int) -> String {
    let digits = Array(String(number.magnitude).utf8)
    var result = number < 0 ? "-" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { result += "," }
      result.unicodeScalars.append(Unicode.Scalar(digit))
    }
    return result
  }

  /// A count as shown to people: with a selector, fewer than ten is nobody's business.
  public static func count(_ number: Int, hasSelector: Bool) -> String {
    hasSelector && number < 10 ? "<10" : count(number)
  }
}
