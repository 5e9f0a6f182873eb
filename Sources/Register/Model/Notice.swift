public import Formats

/// One version of a notice, named as `privacy@3`.
public struct NoticeVersion: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  /// The notice.
  public let notice: NoticeID
  /// Its version, from 1.
  public let number: Int

  /// Makes the name of a version.
  public init(notice: NoticeID, number: Int) {
    self.notice = notice
    self.number = number
  }

  /// Reads `privacy@3`, or nil when the text is not of that form.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: 64, omittingEmptySubsequences: false)
    guard parts.count == 2, let notice = NoticeID(String(parts[0]) ?? ""),
      let number = Int(String(parts[1]) ?? ""), number >= 1,
      String(number).utf8.elementsEqual(parts[1])
    else { return nil }
    self.init(notice: notice, number: number)
  }

  /// Reads the name from its text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let version = NoticeVersion(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not a notice version")
    }
    self = version
  }

  /// Writes the name as its text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  /// Orders by notice, then number.
  public static func < (left: Self, right: Self) -> Bool {
    left.notice == right.notice ? left.number < right.number : left.notice < right.notice
  }

  /// The name, `privacy@3`.
  public var description: String { "\(notice.text)@\(number)" }
}

/// What people were told: one version of a notice; once published its meaning never changes.
public struct Notice: Codable, Sendable, Equatable, Identifiable {
  /// A purpose that the notice names, with the recipients it names for it.
  public struct Cover: Codable, Sendable, Equatable {
    /// The purpose.
    public var purpose: PurposeID
    /// The recipients named for it; we ourselves are always named.
    public var recipients: [RecipientID]
    /// Makes a cover.
    public init(purpose: PurposeID, recipients: [RecipientID]) {
      self.purpose = purpose
      self.recipients = recipients
    }
  }

  /// Which version of which notice it is.
  public var version: NoticeVersion
  /// The heading as shown to members.
  public var title: String
  /// The first day on which it may be served.
  public var from: CivilDate
  /// What it names.
  public var covers: [Cover]
  /// Markdown, whose placeholders `NoticeText` replaces by what the register declares.
  public var body: String

  /// The version is the identity.
  public var id: NoticeVersion { version }

  /// Makes a version of a notice.
  public init(version: NoticeVersion, title: String, from: CivilDate, covers: [Cover], body: String)
  {
    self.version = version
    self.title = title
    self.from = from
    self.covers = covers
    self.body = body
  }

  /// Says whether it names a purpose.
  public func names(_ purpose: PurposeID) -> Bool { covers.contains { $0.purpose == purpose } }

  /// Says whether it names a recipient for a purpose; we ourselves are named with the purpose.
  public func names(_ recipient: RecipientID, for purpose: PurposeID) -> Bool {
    covers.contains {
      $0.purpose == purpose && (recipient == .ourselves || $0.recipients.contains(recipient))
    }
  }
}
