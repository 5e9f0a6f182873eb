// Times a page of 157 requests in a browser that is watched, beside the same browser left alone; then 100 pages in four
// states in one run, and counts the processes that are left.
import Browser
import FakeSite
import Formats
import Foundation
import Sites
import Synchronization
import Web

let site = try await FakeSite.start()
let many = FakeSite.origin + "/many"
let rounds = 7

/// Memory of a browser's processes that nobody else shares, and its share of what is: PSS, in megabytes.
func memory(_ marker: String) -> Double {
  let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
  let all = names.compactMap { pid_t($0) }
  let marked = all.filter { pid in
    FileManager.default.contents(atPath: "/proc/\(pid)/environ").map {
      String(decoding: $0, as: UTF8.self).contains(marker)
    } == true
  }
  // Its helpers write over their environment; they are of its group.
  let groups = Set(marked.map { getpgid($0) })
  var kilobytes = 0.0
  for name in all where groups.contains(getpgid(name)) {
    guard let rollup = try? String(contentsOfFile: "/proc/\(name)/smaps_rollup", encoding: .utf8),
      let line = rollup.split(separator: "\n").first(where: { $0.hasPrefix("Pss:") })
    else { continue }
    kilobytes += Double(line.split(separator: " ").dropFirst().first ?? "0") ?? 0
  }
  return kilobytes / 1_024
}

func seconds(_ duration: Duration) -> Double {
  Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

/// One visit with a fresh profile: the time from asking for the page to its load event, and the memory then.
func visit(isWatched: Bool) async throws -> (seconds: Double, megabytes: Double, requests: Int) {
  var settings = BrowserSettings()
  settings.flags = site.browserFlags
  let capture = Capture(clock: { .now() })
  let isLoaded = Mutex(false)
  let browser = try await Browser.start(try Chromium.find(), settings: settings) { event in
    if isWatched { capture.hear(event) }
    if event.method == "Page.loadEventFired" { isLoaded.withLock { $0 = true } }
  }
  let session: String
  if isWatched {
    try await capture.watch(browser)
    session = try await capture.openPage(in: browser).session
  } else {
    let target = try await browser.ask("Target.createTarget", ["url": "about:blank"])["targetId"]
    session =
      try await browser.ask("Target.attachToTarget", ["targetId": target ?? "", "flatten": true])[
        "sessionId"]?.string ?? ""
    try await browser.ask("Page.enable", session: session)
  }
  isLoaded.withLock { $0 = false }
  let began = ContinuousClock.now
  try await browser.ask("Page.navigate", ["url": .string(many)], session: session)
  while !isLoaded.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(2)) }
  let spent = seconds(ContinuousClock.now - began)
  let megabytes = memory(settings.marker)
  let requests = capture.taken().exchanges.count
  await browser.close()
  return (spent, megabytes, requests)
}

var alone: [(seconds: Double, megabytes: Double, requests: Int)] = []
var watched = alone
for _ in 0..<rounds {
  alone.append(try await visit(isWatched: false))
  watched.append(try await visit(isWatched: true))
}
print("a page of 157 requests, median of \(rounds), fresh profile each, until its load event")
for (name, runs) in [("browser alone", alone), ("watched", watched)] {
  print(
    name, String(format: "%.2f s", median(runs.map(\.seconds))),
    String(format: "%.0f MB", median(runs.map(\.megabytes))), "requests seen:",
    runs.last?.requests ?? 0)
}
print(
  "ratio",
  String(format: "%.2f", median(watched.map(\.seconds)) / median(alone.map(\.seconds))))

let pages = Int(CommandLine.arguments.dropFirst().first ?? "100") ?? 100
guard let start = WebAddress(FakeSite.origin + "/pages/1") else { fatalError("no address") }
for number in 1...pages {
  let links = (1...pages).map { "<a href=\"/pages/\($0)\">\($0)</a>" }.joined()
  site.set(
    Route(
      FakeSite.host, "/pages/\(number)",
      .html(
        "<title>\(number)</title><img src=\"https://www.facebook.com/tr?id=1&ev=PageView\">"
          + "<button>Accept all</button><button>Reject all</button>" + links)))
}
var request = ScanRequest(
  start: start,
  person: try Person(
    name: "Quenby Thistlewood", email: "quenby@mail.example", id: "planted-1234", phone: nil))
request.pages = pages
request.pause = .zero
request.quiet = .milliseconds(300)
request.browser.flags = site.browserFlags
let began = ContinuousClock.now
let runs = try await Scanner(
  request, bounds: SiteBounds(of: start, also: [], suffixes: try .newest()), clock: { .now() }
).run()
print(
  "\(runs.count) states,", runs.map(\.visits.count), "pages,",
  runs.map(\.exchanges.count).reduce(0, +), "requests,",
  String(format: "%.0f s", seconds(ContinuousClock.now - began)))
print("processes left:", Browser.processes(marked: request.browser.marker))
try await site.stop()
