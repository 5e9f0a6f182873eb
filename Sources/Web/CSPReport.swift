import Formats

/// What a browser tells about a breach of a page's policy.
///
/// Anyone can send such a report: it is a hint, never evidence by itself.
public struct CSPReport: Sendable, Hashable {
  /// Whether the browser kept the breach from happening.
  public enum Disposition: String, Sendable {
    /// It was stopped.
    case enforce
    /// It was only reported.
    case report
  }

  /// The page, without query and fragment, which may tell of a person.
  public let page: String
  /// The directive that was broken.
  public let directive: String
  /// An origin, or the word for what has none: `inline`, `eval`, `wasm-eval`, `data`, `blob` and such.
  public let blocked: String
  /// Whether it was stopped.
  public let disposition: Disposition

  /// The largest body that is read: 64 KiB.
  public static let maxBytes = 64 << 10
  /// The most reports that are read from one body.
  public static let maxReports = 100
  /// The most characters of one text; a report with a longer one is passed over.
  public static let maxCharacters = 2000

  /// Reads the reports in a body of either media type; what is no report gives none.
  public static func read(_ bytes: [UInt8], contentType: String) -> [CSPReport] {
    guard bytes.count <= maxBytes, let value = try? JSON(parsing: bytes, maxDepth: 16) else {
      return []
    }
    let type = contentType.utf8.prefix { $0 != UInt8(ascii: ";") }.lowerCased
    switch String(decoding: type.trimmed, as: UTF8.self) {
    case "application/csp-report":
      return value["csp-report"].flatMap { CSPReport(old: $0) }.map { [$0] } ?? []
    case "application/reports+json":
      let reports = value.array ?? [value]
      return reports.prefix(maxReports)
        .filter { $0["type"]?.string == "csp-violation" }
        .compactMap { $0["body"].flatMap(CSPReport.init(body:)) }
    default:
      return []
    }
  }

  /// What `report-uri` sends.
  private init?(old report: JSON) {
    self.init(
      page: report["document-uri"],
      directive: report["effective-directive"] ?? report["violated-directive"],
      blocked: report["blocked-uri"], disposition: report["disposition"])
  }

  /// What the Reporting API sends.
  private init?(body: JSON) {
    self.init(
      page: body["documentURL"], directive: body["effectiveDirective"],
      blocked: body["blockedURL"], disposition: body["disposition"])
  }

  private init?(page: JSON?, directive: JSON?, blocked: JSON?, disposition: JSON?) {
    guard let page = page?.string, let directive = directive?.string,
      [page, directive, blocked?.string ?? ""].allSatisfy({
        $0.unicodeScalars.count <= Self.maxCharacters
      }),
      let address = WebAddress(page)
    else { return nil }
    // Old browsers sent the directive with its sources.
    let name = directive.utf8.prefix { $0 > 0x20 }.lowerCased
    self.directive = String(decoding: name, as: UTF8.self)
    guard ContentSecurityPolicy.order.contains(self.directive),
      let blocked = Self.blocked(blocked?.string ?? ""),
      let disposition = Disposition(rawValue: disposition?.string ?? "enforce")
    else { return nil }
    self.page = address.origin + address.path
    self.blocked = blocked
    self.disposition = disposition
  }

  /// An origin, or a word; nothing that a sender could hide a text in.
  private static func blocked(_ text: String) -> String? {
    if let address = WebAddress(text) { return address.origin }
    if text.isEmpty { return "inline" }
    if text == "self" { return "inline" }
    let word = text.utf8.prefix { $0 != UInt8(ascii: ":") }.lowerCased
    guard word.count <= 32, !word.isEmpty,
      word.allSatisfy({ (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-") })
    else { return nil }
    return String(decoding: word, as: UTF8.self)
  }
}
