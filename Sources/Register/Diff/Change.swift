public import Formats

/// One difference between two registers, in terms of what it means for people.
public enum Change: Sendable, Equatable {
  /// Something declared, as sentences name it.
  public struct Name: Sendable, Hashable {
    /// The identifier.
    public let id: String
    /// The name as shown to members.
    public let label: String
    /// Makes a name.
    public init(id: String, label: String) {
      self.id = id
      self.label = label
    }
  }

  /// Fields that may go to one recipient for one purpose.
  public struct Flow: Sendable, Equatable {
    /// The purpose.
    public let purpose: Name
    /// The recipient.
    public let recipient: Name
    /// The fields, in the order of the purpose.
    public let fields: [Name]
  }

  /// What the pages of a site may load from one recipient for one purpose, and on which terms.
  public struct SiteLoad: Sendable, Equatable {
    /// The site.
    public let site: Name
    /// Who runs what is loaded.
    public let recipient: Name
    /// The purpose.
    public let purpose: Name
    /// The terms as they were, such as "on every page, only after a yes"; nil when nothing could be loaded.
    public let old: [String]?
    /// The terms as they are now; nil when nothing may be loaded any more.
    public let new: [String]?
  }

  /// A part of the register whose entries may come, go or change.
  public enum Section: String, Sendable {
    /// A field.
    case field
    /// A purpose.
    case purpose
    /// A recipient.
    case recipient
    /// An agreement.
    case agreement
    /// A collection point.
    case collectionPoint = "collection point"
    /// A web site.
    case site
    /// A form.
    case form
    /// Another system.
    case system
  }

  /// A published version of a notice says something else than it did; publishing refuses this.
  case noticeRewritten(NoticeVersion, what: [String])
  /// An agreement newly lets fields flow, for those who permit it.
  case usePossible(Flow)
  /// No agreement lets these fields flow any more.
  case useStopped(Flow)
  /// A use is possible that no notice names, so that the gate denies it to everyone.
  case namedNowhere(purpose: Name, recipient: Name)
  /// Those served the older version must be told what the newer one names; nil for the purpose itself.
  case mustBeTold(
    served: NoticeVersion, now: NoticeVersion, purpose: Name, recipient: Name?)
  /// A yes given under these versions does not cover a use; nil for what we do ourselves.
  case consentNotCovering(purpose: Name, recipient: Name?, notices: [NoticeVersion])
  /// A yes to a purpose ends sooner than it did.
  case consentEndsSooner(purpose: Name, old: Period?, new: Period)
  /// How long a field may be used; nil for without end.
  case retention(field: Name, old: Period?, new: Period?)
  /// What a site's pages may load from a recipient.
  case siteLoad(SiteLoad)
  /// What a site's sign-in through a recipient may ask for; nil for a sign-in that is not offered.
  case signIn(site: Name, recipient: Name, old: [String]?, new: [String]?)
  /// Something is newly declared.
  case added(Section, Name)
  /// Something is no longer declared.
  case removed(Section, Name)
  /// Something is declared otherwise; each detail is a clause such as "its end was 2027-12-31 and is now open".
  case changed(Section, Name, details: [String])
  /// The organisation's own entry changed.
  case organisation(details: [String])
  /// A version of a notice is new.
  case noticeAdded(NoticeVersion, from: CivilDate)
  /// A version of a notice is no longer in the files; it stays published.
  case noticeRemoved(NoticeVersion)

  /// Whether publishing must refuse it.
  public var isRefused: Bool {
    if case .noticeRewritten = self { return true }
    return false
  }
}
