public import Formats

/// What needs a person now, from every room, for everybody or for one team.
///
/// It holds nothing about a member: words of ours, declared names, days and counts.
public struct Today: Sendable, Equatable {
  /// The kinds of thing that need somebody, in the order in which they are shown.
  public enum Kind: String, Sendable, CaseIterable {
    case findings
    case agreements
    case approvals
    case sendings
    case questions
    case sites
    case jobs
    case guardians
    case requests
  }

  /// What a line leads to.
  public enum Place: Sendable, Hashable {
    case finding(String)
    case agreement(String)
    case disclosure(String)
    /// A question that waits for an answer.
    case question(String)
    /// A question that nobody has read.
    case unread(String)
    case site(String)
    case job(String)
    case form(String)
    case request(String)
  }

  /// One thing that needs somebody.
  public struct Line: Sendable, Equatable {
    /// What it leads to.
    public var place: Place
    /// What it is, in a few words.
    public var what: String
    /// Why it needs somebody, in a sentence.
    public var why: String
    /// The team of ours that it belongs to; nil for none.
    public var team: String?
    /// The day by which something is to be done, or on which something ends.
    public var due: CivilDate?
    /// Whether that day has passed.
    public var isOverdue: Bool
  }

  /// The things of one kind.
  public struct Part: Sendable, Equatable {
    /// The kind.
    public var kind: Kind
    /// The first of them, those that are overdue before the others.
    public var lines: [Line]
    /// How many there are in all.
    public var count: Int
    /// How many of them are overdue.
    public var overdue: Int
    /// What else is to be said of them, or nil.
    public var aside: String?

    /// How many there are beyond the lines.
    public var more: Int { max(0, count - lines.count) }
  }

  /// When one of our sites was last looked at.
  public struct Check: Sendable, Equatable {
    /// The site.
    public var site: String
    /// When its newest scan ended; nil for never.
    public var scanned: Timestamp?
  }

  /// The moment for which all this holds.
  public var at: Timestamp
  /// The team for which it was asked, or nil for everybody.
  public var team: String?
  /// Every team that is declared, or that owns or has owned something, sorted.
  public var teams: [String]
  /// The kinds of which there is something.
  public var parts: [Part]
  /// When our sites were last looked at.
  public var checked: [Check]

  /// Whether nothing needs anybody.
  public var isEmpty: Bool { parts.isEmpty }
  /// How many things need somebody.
  public var count: Int { parts.reduce(0) { $0 + $1.count } }
  /// How many of them are overdue.
  public var overdue: Int { parts.reduce(0) { $0 + $1.overdue } }
  /// Whether the team that was asked for is known: nothing is never said of a team that there is not.
  public var isKnownTeam: Bool { team.map(teams.contains) ?? true }
}

extension Today.Part {
  /// The part of all lines of a kind, those that are overdue first; nil when there are none.
  init?(_ kind: Today.Kind, all lines: [Today.Line], limit: Int) {
    guard !lines.isEmpty else { return nil }
    // The standard library does not promise to keep the order of equals, so places count too.
    let sorted = lines.enumerated().sorted { left, right in
      if left.element.isOverdue != right.element.isOverdue { return left.element.isOverdue }
      if let one = left.element.due, let other = right.element.due, one != other {
        return one < other
      }
      return left.offset < right.offset
    }.map(\.element)
    self.init(
      kind: kind, lines: Array(sorted.prefix(limit)), count: lines.count,
      overdue: lines.count { $0.isOverdue }, aside: nil)
  }
}

extension Today.Kind {
  /// The kind in words, as a heading.
  public var title: String {
    switch self {
    case .findings: "Open findings"
    case .agreements: "Agreements that end"
    case .approvals: "Disclosures to approve"
    case .sendings: "Disclosures approved and not sent"
    case .questions: "Public questions"
    case .sites: "Sites not looked at"
    case .jobs: "Jobs that failed"
    case .guardians: "Waiting for guardians"
    case .requests: "Requests that nobody has looked at"
    }
  }
}
