public import Browser
public import Web

/// What is to be scanned, and how.
public struct ScanRequest: Sendable {
  /// Where the scan begins.
  public var start: WebAddress
  /// Further origins that count as the site itself.
  public var alsoOurs: [String] = []
  /// How many pages are visited at most, in each state.
  public var pages = 20
  /// The states, in the order of `ScanState.allCases`.
  public var states: [ScanState] = [.before, .refuse, .accept, .gpc]
  /// How long the first page of a state is watched whatever happens: tags that wait for ten seconds are common.
  public var firstStay: Duration = .seconds(13)
  /// How long nothing must move before a page counts as finished.
  public var quiet: Duration = .seconds(2)
  /// How long one page may take.
  public var patience: Duration = .seconds(30)
  /// How long to wait between two pages, unless robots.txt asks for longer.
  public var pause: Duration = .milliseconds(500)
  /// Whether robots.txt is obeyed.
  public var obeysRobots = true
  /// The person who is planted in forms and, where there is an account, signed in.
  public var person: Person
  /// How the person signs in; needed for `signed-in`.
  public var signIn: SignInMeans?
  /// How the browser shows itself.
  public var browser = BrowserSettings()
  /// Who is asked for the aliases of the site's own hosts; nil to ask nobody.
  public var resolver: CNAMEResolver?
  /// What answers in the place of the network; nil for the network itself.
  public var standIn: StandIn?
  /// The browser's program, when it is not where Debian puts it.
  public var program: String?

  /// A request with what suits most sites.
  public init(start: WebAddress, person: Person) {
    self.start = start
    self.person = person
  }

  /// Hides what the recording took from the environment, save what is looked for: a mask must not hide a leak.
  var mask: Mask {
    guard case .recording(let recording) = signIn else { return Mask(over: []) }
    let planted = [person.name, person.email, person.id, person.phone ?? ""].map { $0.lowercased() }
    return Mask(
      over: recording.secrets.filter { secret in
        !planted.contains { $0.contains(secret.lowercased()) }
      })
  }
}

/// How a person comes to be signed in on a site.
public enum SignInMeans: Sendable {
  /// A recording of Chrome's recorder, played again.
  case recording(Recording)
  /// Cookies of a browser in which the person is signed in.
  case cookies([CookieFile.Cookie])
}
