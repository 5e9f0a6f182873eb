import Statements

/// The values of the App Store label's page, as its template names them.
struct AppPrivacyPage {
  struct Row {
    var kind: String
    var category: String
    var fields: [String]
    var uses: [String]
    var linked: String
    var tracked: String
    var trackedClass: String
  }

  var back: String
  var manifest: String
  var verdict: String
  var rows: [Row]
  var hasRows: Bool
  var domains: [String]
  var hasDomains: Bool
  /// Apple asks for at least one domain where there is tracking.
  var lacksDomains: Bool
}

extension AppPrivacyPage {
  /// The page of a label.
  init(_ labels: AppPrivacyLabels) {
    back = Route.home.path
    manifest = Route.privacyManifest.path
    verdict =
      labels.isTracking
      ? "Some of it may reach others for advertising or matching, which Apple calls tracking."
      : "None of it is used to track anybody."
    rows = labels.rows.map { row in
      Row(
        kind: row.type.title, category: row.type.category, fields: row.fields,
        uses: row.purposes.map(\.title), linked: row.linked ? "yes" : "no",
        tracked: row.tracking ? "yes" : "no", trackedClass: row.tracking ? "no" : "yes")
    }
    hasRows = !rows.isEmpty
    domains = labels.trackingDomains
    hasDomains = !domains.isEmpty
    lacksDomains = labels.isTracking && domains.isEmpty
  }
}

extension AppPrivacyPage: Page {
  static var template: String { "privacy-label" }
  var pageTitle: String { "App privacy label" }
}
