public import Formats

/// What a scan found: the part that is shown, compared with the register, and kept beside the evidence.
public struct SiteReport: Codable, Sendable, Equatable {
  /// One state that was tried.
  public struct State: Codable, Sendable, Equatable {
    /// The state.
    public var state: ScanState
    /// The addresses of the pages that were seen.
    public var seen: [String] = []
    /// The pages of which nothing can be said.
    public var unknown: [UnknownPage] = []
    /// The buttons that were pressed to choose.
    public var pressed: [String] = []
    /// Why the state was not reached; nil when it was.
    public var problem: String?
    /// How many requests left.
    public var requests = 0
    /// How many addresses robots.txt asks to leave out.
    public var leftOut = 0

    /// Whether what was not seen in this state can be said not to be there.
    public var isComplete: Bool { problem == nil && unknown.isEmpty && !seen.isEmpty }
  }

  /// A page of which nothing can be said.
  public struct UnknownPage: Codable, Sendable, Equatable {
    /// Its address.
    public var address: String
    /// Why.
    public var reason: String
  }

  /// What became of the planted person.
  public struct PersonFindings: Codable, Sendable, Equatable {
    /// Where the person was found.
    public var found: [Leak] = []
    /// How it was searched for.
    public var searched: [String] = []
  }

  /// A place where the planted person was found.
  public struct Leak: Codable, Sendable, Equatable, Hashable {
    /// The company or domain that received it.
    public var party: String
    /// What was found, where, and in which form.
    public var sentence: String
    /// What was found, in words, such as `e-mail address`.
    public var what: String
    /// The address that received it, without its query.
    public var address: String
    /// The state.
    public var state: ScanState
  }

  /// The identifier of the site in the register, or its host when it is in none.
  public var site: String
  /// Where the scan began.
  public var address: String
  /// When it began.
  public var began: Timestamp
  /// When it ended.
  public var ended: Timestamp
  /// How the browser named itself.
  public var browser: String
  /// Whether the browser ran in its sandbox.
  public var isSandboxed: Bool
  /// The states that were tried.
  public var states: [State]
  /// Everybody else who was contacted, the most telling first.
  public var parties: [PartyReport]
  /// What became of the planted person.
  public var person: PersonFindings
  /// The pages without a link to the notice, where the register names it.
  public var withoutNotice: [String] = []
  /// What sign-in buttons ask for.
  public var signIn: [SignInReport] = []

  /// Whether every page was seen in every state, so that what was not seen was not there.
  public var isComplete: Bool { !states.isEmpty && states.allSatisfy(\.isComplete) }

  /// What a scan cannot see, said in every report.
  public static let limits = [
    "A scan sees what one visitor sees at one time; sites may show other people other things.",
    "A site can tell an automated browser and behave differently.",
    "What a server passes on behind the pages is not visible in a browser.",
    "Name look-ups, connections opened ahead of time and WebRTC packets are not told by the browser.",
    "Every request also gives away the visitor's internet address and the time.",
  ]
}
