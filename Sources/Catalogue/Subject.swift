extension Told {
  /// What a told value is about.
  public enum Subject: String, Sendable, Hashable, CaseIterable {
    /// The address of the page that was read.
    case pageAddress = "page-address"
    /// The title of the page.
    case pageTitle = "page-title"
    /// The page before it.
    case referrer
    /// What happened: a view, a click, a purchase.
    case event
    /// A number or name by which a browser, a person, a site or a session is recognised.
    case identifier
    /// An e-mail address, telephone number, name or postal address, readable or hashed.
    case contact
    /// The number of a click on an advertisement or in a newsletter.
    case clickID = "click-id"
    /// The browser, the screen, the language.
    case device
    /// Where the person is.
    case location
    /// What was said about consent.
    case consentSignal = "consent-signal"
    /// What was typed into a form.
    case formField = "form-field"
    /// Prices and currencies.
    case money
    /// What was looked at or bought, and whatever else the site chose to tell.
    case content
    /// When something happened.
    case time
    /// Anything else.
    case other

    /// The subject in plain English.
    public var label: String {
      switch self {
      case .pageAddress: "Page address"
      case .pageTitle: "Page title"
      case .referrer: "Previous page"
      case .event: "What happened"
      case .identifier: "Identifier"
      case .contact: "Contact details"
      case .clickID: "Click identifier"
      case .device: "Device"
      case .location: "Location"
      case .consentSignal: "Consent signal"
      case .formField: "Form field"
      case .money: "Money"
      case .content: "Content"
      case .time: "Time"
      case .other: "Other"
      }
    }
  }
}
