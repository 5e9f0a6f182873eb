public import Formats
public import Law

/// Somebody who may receive data; `RecipientID.ourselves` is us and is never declared.
public struct Recipient: Codable, Sendable, Equatable, Identifiable {
  /// Its part under data-protection law (Article 4(7)-(8), 26, 28).
  public enum Role: String, Codable, Sendable, CaseIterable {
    /// Acts on our instructions.
    case processor
    /// Decides for itself what it does with the data.
    case controller
    /// Decides together with us.
    case jointController = "joint-controller"
  }

  /// Something that must be done by a day, such as an assessment or an audit.
  public struct Due: Codable, Sendable, Equatable {
    /// The first day on which it is overdue.
    public var due: CivilDate
    /// The day it was done, which must not lie before the period that it closes.
    public var done: CivilDate?
    /// Makes a due date.
    public init(due: CivilDate, done: CivilDate? = nil) {
      self.due = due
      self.done = done
    }
    /// Says whether it is overdue on a day.
    public func isOverdue(on day: CivilDate) -> Bool { done == nil && day >= due }
  }

  /// How what is handed over on schedule gets there.
  public struct Delivery: Codable, Sendable, Equatable {
    /// A folder that both sides reach: a mount, or what another program takes on from there.
    public var folder: String?
    /// An endpoint below which files are put, `https`, or `http` on this machine alone.
    public var https: String?
    /// The recipient's public key (`age1…`), to which everything is encrypted.
    public var age: String?
    /// Makes a delivery; one of folder and endpoint is given.
    public init(folder: String? = nil, https: String? = nil, age: String? = nil) {
      self.folder = folder
      self.https = https
      self.age = age
    }
  }

  /// The identifier.
  public var id: RecipientID
  /// The name as shown to members.
  public var label: String
  /// Its part in law.
  public var role: Role
  /// Other names it trades under (demand E5).
  public var aliases: [String]
  /// The company that owns it, declared or merely named.
  public var parent: String?
  /// Where it is established.
  public var country: Country
  /// The recipients to which it may pass data on.
  public var onward: [RecipientID]
  /// The team of ours that decides on it (demand B4).
  public var team: String
  /// Where a member can restrict what it collects by itself (demand B7).
  public var controls: String?
  /// Our assessment of it, where one is due.
  public var assessment: Due?
  /// The domains from which it and whoever it passes data on to send mail; nil when none is declared.
  public var domains: [String]?
  /// How scheduled audiences are delivered; nil leaves them with us to be fetched.
  public var delivery: Delivery?
  /// The mail address to which recalls go.
  public var contact: String?
  /// The address to which recalls are posted, signed; `https`, or `http` on this machine alone.
  public var webhook: String?
  /// The C2SP verifier key, `name+hash+base64`, with which it signs attestations.
  public var key: String?

  /// Makes a recipient.
  public init(
    id: RecipientID, label: String, role: Role, aliases: [String] = [], parent: String? = nil,
    country: Country, onward: [RecipientID] = [], team: String, controls: String? = nil,
    assessment: Due? = nil, domains: [String]? = nil, delivery: Delivery? = nil,
    contact: String? = nil, webhook: String? = nil, key: String? = nil
  ) {
    self.id = id
    self.label = label
    self.role = role
    self.aliases = aliases
    self.parent = parent
    self.country = country
    self.onward = onward
    self.team = team
    self.controls = controls
    self.assessment = assessment
    self.domains = domains
    self.delivery = delivery
    self.contact = contact
    self.webhook = webhook
    self.key = key
  }
}
