import ArgumentParser
import Sites
import Workspace

/// What is scanned, and how.
struct SiteOptions: ParsableArguments {
  @Argument(help: "A site of the register, or an address that begins with https://.")
  var site: String

  @Option(help: "How many pages are visited at most, in each state.")
  var pages = 20

  @Option(
    help: ArgumentHelp(
      "What the visitor does: before, refuse, accept, gpc, signed-in; with commas between.",
      valueName: "states"))
  var states = "before,refuse,accept,gpc"

  @Option(
    help: ArgumentHelp(
      "The member who is planted in forms and looked for: JSON with name, email, id, phone.",
      valueName: "file"))
  var member: String?

  @Option(
    help: ArgumentHelp(
      "How the member signs in: an export of Chrome's recorder; ${NAME} is taken from the environment.",
      valueName: "file"))
  var recording: String?

  @Option(
    help: ArgumentHelp(
      "Cookies with which the member is signed in, as curl writes them.", valueName: "file"))
  var cookies: String?

  @Flag(help: "Visit also what robots.txt asks to leave out: for sites of one's own.")
  var ignoreRobots = false

  @Option(help: ArgumentHelp("The browser's program.", valueName: "path"))
  var browser: String?

  @Option(
    help: ArgumentHelp(
      "Answer from the files of a folder with a folder for each host; nothing leaves the machine.",
      valueName: "folder"))
  var standIn: String?

  @Option(
    name: .customLong("browser-flag"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("A further flag for the browser.", valueName: "flag", visibility: .hidden))
  var browserFlags: [String] = []

  func validate() throws {
    guard (1...1_000).contains(pages) else {
      throw ValidationError("--pages lies between 1 and 1000")
    }
    _ = try chosen()
    guard recording == nil || cookies == nil else {
      throw ValidationError("give --recording or --cookies, not both")
    }
  }

  private func chosen() throws -> [ScanState] {
    let names = states.split(separator: ",").map(String.init)
    let found = try names.map { name in
      guard let state = ScanState(rawValue: name) else {
        throw ValidationError(
          "--states knows \(ScanState.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      return state
    }
    guard !found.isEmpty else { throw ValidationError("--states names at least one state") }
    if found.contains(.signedIn), member == nil || (recording == nil && cookies == nil) {
      throw ValidationError(
        "the state signed-in needs --member FILE and --recording FILE or --cookies FILE")
    }
    return found
  }

  func request() throws -> SiteScanRequest {
    SiteScanRequest(
      site: site, pages: pages, states: try chosen(), memberFile: member, recordingFile: recording,
      cookieFile: cookies, obeysRobots: !ignoreRobots, program: browser, flags: browserFlags,
      standIn: standIn)
  }
}
