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
  /// The mail address to which recalls go.
  public var contact: String?
  /// The C2SP verifier key, `name+hash+base64`, with which it signs attestations.
  public var key: String?

  /// Makes a recipient.
  public init(
    id: RecipientID, label: String, role: Role, aliases: [String] = [], parent: String? = nil,
    country: Country, onward: [RecipientID] = [], team: String, controls: String? = nil,
    assessment: Due? = nil, contact: String? = nil, key: String? = nil
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
    self.contact = contact
    self.key = key
  }
}
