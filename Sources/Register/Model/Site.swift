/// A web site of ours: where it is, who looks after it, and whom its pages may hand visitors' data to (demands B5, I4).
public struct Site: Codable, Sendable, Equatable, Identifiable {
  /// What pages may load from one recipient for one purpose; whatever they load shows that recipient who is reading.
  public struct Load: Codable, Sendable, Equatable {
    /// When a page may load it.
    public enum When: String, Codable, Sendable, CaseIterable {
      /// At once: the page cannot be shown without it.
      case always
      /// Once the visitor has accepted; never after a refusal or with Global Privacy Control.
      case afterChoice = "after-choice"
      /// For visitors who are signed in.
      case signedIn = "signed-in"
    }

    /// Who runs what is loaded.
    public var recipient: RecipientID
    /// Hosts, or domains with all below them; empty for those that a recipient of that name is known to run.
    public var hosts: [String]
    /// What it is for.
    public var purpose: PurposeID
    /// When a page may load it.
    public var when: When
    /// The paths of the pages that may, each with all below it; empty for every page.
    public var pages: [String]

    /// Makes a load.
    public init(
      recipient: RecipientID, hosts: [String] = [], purpose: PurposeID, when: When = .afterChoice,
      pages: [String] = []
    ) {
      self.recipient = recipient
      self.hosts = hosts
      self.purpose = purpose
      self.when = when
      self.pages = pages
    }
  }

  /// A sign-in through a recipient that the site offers (demand I3).
  public struct SignIn: Codable, Sendable, Equatable {
    /// Who signs the visitor in.
    public var recipient: RecipientID
    /// All that the site may ask that recipient for, such as `openid` and `email`; empty for nothing by name.
    public var scopes: [String]

    /// Makes a sign-in.
    public init(recipient: RecipientID, scopes: [String]) {
      self.recipient = recipient
      self.scopes = scopes
    }
  }

  /// The identifier.
  public var id: SiteID
  /// The origin, such as `https://www.nest.example`, as browsers write it.
  public var address: String
  /// The team of ours that owns what is found on it.
  public var team: String
  /// The notice that every page must link to (demand B1).
  public var notice: NoticeID
  /// Where that link leads: a path on the site, or an address elsewhere.
  public var noticeLink: String
  /// Further origins of ours that count as the site itself.
  public var also: [String]
  /// What its pages may load from whom; empty when they may load from nobody but us.
  public var loads: [Load]
  /// The sign-ins that it offers.
  public var signIn: [SignIn]

  /// Every origin that counts as the site itself, its address first.
  public var origins: [String] { [address] + also }

  /// Makes a site.
  public init(
    id: SiteID, address: String, team: String, notice: NoticeID, noticeLink: String = "/privacy",
    also: [String] = [], loads: [Load] = [], signIn: [SignIn] = []
  ) {
    self.id = id
    self.address = address
    self.team = team
    self.notice = notice
    self.noticeLink = noticeLink
    self.also = also
    self.loads = loads
    self.signIn = signIn
  }
}
