public import Browser
public import Formats

/// One page as it was found in one state.
public struct PageVisit: Sendable {
  /// Whether a page was seen, or why nothing can be said about it.
  public enum Outcome: Sendable, Equatable {
    case seen
    /// A wall against robots, an error, a time-out: never "clean".
    case unknown(String)
    /// It leads to another site, where nobody went.
    case elsewhere(String)
  }

  /// Its number within the state, from 0.
  public let number: Int
  /// The address that was asked for.
  public let address: String
  /// The address that was reached.
  public var reached: String
  /// The page's title.
  public var title = ""
  /// The status of the document.
  public var status: Int?
  /// When it was opened.
  public let at: Timestamp
  /// Whether it was seen.
  public var outcome: Outcome = .seen
  /// The addresses that it links to.
  public var links: [String] = []
  /// The document as it stood at the end.
  public var document = ""
  /// A picture of it, a PNG.
  public var picture: [UInt8] = []
  /// The names of the sign-in buttons on it.
  public var signInButtons: [String] = []

  init(number: Int, address: String, at: Timestamp) {
    self.number = number
    self.address = address
    reached = address
    self.at = at
  }
}

/// What one state brought to light.
public struct StateRun: Sendable {
  /// The state.
  public let state: ScanState
  /// The pages.
  public var visits: [PageVisit] = []
  /// What left.
  public var exchanges: [Exchange] = []
  /// What scripts wrote.
  public var writes: [StorageWrite] = []
  /// Calls by which a browser can be told from others.
  public var calls: [TellingCall] = []
  /// The cookies in the jar at the end.
  public var cookies: [JarCookie] = []
  /// How a choice was made; nil in a state without one.
  public var choice: BannerAnswer?
  /// Why the state could not be reached, in a sentence; nil when it was.
  public var problem: String?
  /// Addresses that were left out because robots.txt asks for it.
  public var leftOut = 0
  /// How the browser named itself.
  public var agent = ""
  /// Whether the browser ran in its sandbox.
  public var isSandboxed = true

  init(state: ScanState) { self.state = state }

  /// The same without the words that are never kept.
  func hidden(by mask: Mask) -> StateRun {
    var run = self
    run.exchanges = exchanges.map { mask.hiding($0) }
    run.writes = writes.map { mask.hiding($0) }
    for index in visits.indices { run.visits[index].document = mask.hiding(visits[index].document) }
    return run
  }
}
