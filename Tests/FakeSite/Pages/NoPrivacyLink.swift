extension Page {
  /// The one page without a link to the privacy policy.
  public static let noPrivacyLink = Page(
    "/no-privacy-link", "No link to the privacy policy", hasPrivacyLink: false
  ) { _ in "<p>Only this.</p>" }
}
