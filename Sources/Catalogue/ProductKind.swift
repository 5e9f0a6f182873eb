extension Product {
  /// What a product is for.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Chooses, shows or measures advertisements.
    case advertising
    /// Counts visits and what happens in them.
    case analytics
    /// Records what a visitor does, to be watched later.
    case sessionRecording = "session-recording"
    /// Buttons and posts of a social network.
    case social
    /// Signs people in with an account held elsewhere.
    case signIn = "sign-in"
    /// Loads other scripts into the page.
    case tagManager = "tag-manager"
    /// A window for talking to the site.
    case chat
    /// Films.
    case video
    /// Maps.
    case maps
    /// Typefaces.
    case fonts
    /// Hands out scripts, pictures and other files for others.
    case delivery
    /// Tells people from machines.
    case captcha
    /// Asks for consent and keeps the answer.
    case consentManager = "consent-manager"
    /// Takes payments.
    case payment
    /// Reports errors and speed.
    case monitoring
    /// Sends newsletters and recognises their readers.
    case emailMarketing = "email-marketing"
    /// Pays for recommendations that lead to a sale.
    case affiliate
    /// Anything else.
    case other

    /// The kind in plain English.
    public var label: String {
      switch self {
      case .advertising: "Advertising"
      case .analytics: "Visitor statistics"
      case .sessionRecording: "Session recording"
      case .social: "Social network"
      case .signIn: "Sign-in with another account"
      case .tagManager: "Tag manager"
      case .chat: "Chat"
      case .video: "Video"
      case .maps: "Maps"
      case .fonts: "Fonts"
      case .delivery: "File delivery"
      case .captcha: "Robot check"
      case .consentManager: "Consent banner"
      case .payment: "Payment"
      case .monitoring: "Error and speed reports"
      case .emailMarketing: "E-mail marketing"
      case .affiliate: "Affiliate marketing"
      case .other: "Other"
      }
    }
  }
}
