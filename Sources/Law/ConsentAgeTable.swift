extension ConsentAge {
  /// How well a row is known.
  public enum Status: String, Sendable, Hashable, Codable {
    /// Read in the law or in a survey of the national laws.
    case read
    /// Known, but not read again for this table: confirm before relying on it.
    case memory
  }

  /// One row: a jurisdiction and the age from which a child's own consent counts there.
  public struct Row: Sendable, Hashable {
    /// ISO 3166-1 code, ISO 3166-2 code of a part, or `EU*` for the Union's default.
    public let code: String
    /// The age in years, or nil where the law fixes none.
    public let age: Int?
    /// The law, or the survey of laws, that says so.
    public let source: String
    /// How well the row is known.
    public let status: Status
  }

  private static let survey = "European Commission, SWD(2020) 115, on GDPR Art 8(1)"

  /// Every row we hold, the Union's default and parts of countries included.
  public static let table: [Row] = [
    Row(code: "GB", age: 13, source: "UK GDPR Art 8(1)", status: .read),
    Row(code: "AT", age: 14, source: "Datenschutzgesetz s.4(4)", status: .read),
    Row(code: "BE", age: 13, source: "Act of 30 July 2018 Art 7", status: .read),
    Row(code: "BG", age: 14, source: survey, status: .read),
    Row(code: "HR", age: 16, source: survey, status: .read),
    Row(code: "CY", age: 14, source: survey, status: .read),
    Row(code: "CZ", age: 15, source: "Personal Data Processing Act s.7", status: .read),
    // 13 before 1 January 2024.
    Row(code: "DK", age: 15, source: "Databeskyttelsesloven s.6", status: .read),
    Row(code: "EE", age: 13, source: survey, status: .read),
    Row(code: "FI", age: 13, source: "Data Protection Act, on GDPR Art 8(1)", status: .read),
    // Below 15 the child and a parent consent together.
    Row(code: "FR", age: 15, source: "Loi 78-17 Art 7-1", status: .read),
    Row(code: "DE", age: 16, source: "GDPR Art 8(1); no lower national age", status: .read),
    Row(code: "GR", age: 15, source: survey, status: .read),
    Row(code: "HU", age: 16, source: survey, status: .read),
    Row(code: "IE", age: 16, source: "Data Protection Act 2018 s.31", status: .read),
    Row(code: "IT", age: 14, source: "Codice privacy Art 2-quinquies", status: .read),
    Row(code: "LV", age: 13, source: survey, status: .read),
    Row(code: "LT", age: 14, source: survey, status: .read),
    Row(code: "LU", age: 16, source: survey, status: .read),
    Row(code: "MT", age: 13, source: survey, status: .read),
    Row(code: "NL", age: 16, source: "GDPR Art 8(1); no lower national age", status: .read),
    Row(code: "PL", age: 16, source: survey, status: .read),
    Row(code: "PT", age: 13, source: survey, status: .read),
    Row(code: "RO", age: 16, source: survey, status: .read),
    Row(code: "SK", age: 16, source: "GDPR Art 8(1); no lower national age", status: .read),
    // 16 before 26 January 2023.
    Row(code: "SI", age: 15, source: "ZVOP-2 Art 8", status: .memory),
    Row(code: "ES", age: 14, source: "LOPDGDD Art 7", status: .read),
    Row(code: "SE", age: 13, source: "Data Protection Act, on GDPR Art 8(1)", status: .read),
    Row(code: "IS", age: 13, source: "national law, on GDPR Art 8(1)", status: .memory),
    Row(code: "LI", age: 16, source: "GDPR Art 8(1)", status: .memory),
    Row(code: "NO", age: 13, source: "national law, on GDPR Art 8(1)", status: .memory),
    Row(code: "EU*", age: 16, source: "GDPR Art 8(1)", status: .read),
    Row(code: "US", age: 13, source: "COPPA, 15 USC 6501; 16 CFR 312", status: .memory),
    // Sale or sharing of data only: below 13 a parent opts in, from 13 to 15 the child.
    Row(code: "US-CA", age: 16, source: "Cal Civ Code 1798.120; 11 CCR 7070", status: .memory),
    Row(code: "CA-QC", age: 14, source: "Quebec Law 25 s.4.1", status: .memory),
    Row(code: "BR", age: 12, source: "LGPD Art 14", status: .memory),
    Row(code: "IN", age: 18, source: "Digital Personal Data Protection Act", status: .memory),
    Row(code: "KR", age: 14, source: "PIPA Art 22-2", status: .memory),
    Row(code: "CN", age: 14, source: "PIPL Art 31", status: .memory),
    // A presumption of the regulator, not a statute.
    Row(code: "AU", age: 15, source: "OAIC guidance on capacity", status: .memory),
    Row(code: "CH", age: nil, source: "FADP; capacity of judgement decides", status: .memory),
    Row(code: "ZA", age: 18, source: "POPIA s.34-35", status: .memory),
  ]
}
