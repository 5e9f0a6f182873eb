public import Formats

/// A notice in full, as it was published.
public struct PackageNotice: Sendable, Equatable {
  /// The version, such as `privacy@2`.
  public var version: String
  /// Its title.
  public var title: String
  /// The text as Markdown.
  public var text: String
  /// The same as HTML that was escaped.
  public var html: String

  /// Makes a notice.
  public init(version: String, title: String, text: String, html: String) {
    self.version = version
    self.title = title
    self.text = text
    self.html = html
  }
}

/// A heading with paragraphs: what is not a table.
public struct PackagePassage: Sendable, Equatable {
  /// The name in files.
  public var id: String
  /// The heading.
  public var title: String
  /// What it says.
  public var paragraphs: [String]

  /// Makes a passage.
  public init(_ id: String, _ title: String, _ paragraphs: [String]) {
    self.id = id
    self.title = title
    self.paragraphs = paragraphs
  }
}

/// Everything that a package says, before it is a page, a JSON file and tables.
public struct PackageDocument: Sendable {
  /// The form of `data.json`.
  public static let format = "aboveboard-package/1"

  /// What it is for.
  public var form: PackageForm
  /// Who made it.
  public var organisation: String
  /// When.
  public var made: Timestamp
  /// The same for people.
  public var madeInWords: String
  /// The request that it answers.
  public var request: String?
  /// What is not in it yet, which the page says before anything else.
  public var gaps: [PackageGap]
  /// The tables, in the order of the page.
  public var tables: [PackageTable]
  /// The notices in full.
  public var notices: [PackageNotice]
  /// What follows the tables: rights, complaints, what is left out.
  public var passages: [PackagePassage]
  /// What each room of the program holds, as it holds it.
  public var rooms: [String: JSON]
  /// Further files: receipts, letters, proofs.
  public var files: [(path: String, bytes: [UInt8])]
  /// The public key that checks the proofs, when there are any.
  public var key: String?

  /// Makes a document.
  public init(
    form: PackageForm, organisation: String, made: Timestamp, madeInWords: String,
    request: String? = nil, gaps: [PackageGap] = [], tables: [PackageTable] = [],
    notices: [PackageNotice] = [],
    passages: [PackagePassage] = [], rooms: [String: JSON] = [:],
    files: [(path: String, bytes: [UInt8])] = [], key: String? = nil
  ) {
    self.form = form
    self.organisation = organisation
    self.made = made
    self.madeInWords = madeInWords
    self.request = request
    self.gaps = gaps
    self.tables = tables
    self.notices = notices
    self.passages = passages
    self.rooms = rooms
    self.files = files
    self.key = key
  }

  /// The title of the page.
  var title: String {
    switch form {
    case .access: "Everything we hold about you"
    case .portability: "The data you gave us"
    }
  }

  /// `data.json`: the tables as objects by the names of their columns, and what the rooms hold.
  public var json: JSON {
    var sections: [String: JSON] = [:]
    for table in tables { sections[table.id] = table.json }
    var json: [String: JSON] = [
      "$schema": "data.schema.json", "format": .string(Self.format), "form": .string(form.rawValue),
      "organisation": .string(organisation), "made": .string(made.rfc3339),
      "missing": .array(gaps.map(\.json)), "sections": .object(sections),
      "notices": .array(
        notices.map {
          ["version": .string($0.version), "title": .string($0.title), "text": .string($0.text)]
        }),
      "passages": .object(
        Dictionary(
          passages.map { ($0.id, JSON.array($0.paragraphs.map { .string($0) })) },
          uniquingKeysWith: { first, _ in first })),
      "rooms": .object(rooms),
    ]
    if let request { json["request"] = .string(request) }
    return .object(json)
  }
}
