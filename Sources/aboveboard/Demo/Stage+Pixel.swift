import Browser
import Sites
import Web
import Workspace

extension Stage {
  /// The seventh story: a pixel on one page of the forum is found, taken out, and comes back.
  ///
  /// The forum's pages come from files: nothing leaves the machine.
  func tellPixel() async throws {
    title(
      "7  The pixel",
      "In 2018 a forum told its members: \"it turns out we have been running pixels\". Nobody knew "
        + "since when, on which pages, or what the network saw. Here a browser visits the pages as "
        + "members do, and what leaves is held against what is declared.")
    guard (try? Chromium.find()) != nil, (try? PublicSuffixList.newest()) != nil else {
      step(
        "skipped",
        "This machine has no browser to visit pages with. Install one, and ask for the story by "
          + "hand:")
      output.line("  apt-get install chromium-headless-shell publicsuffix")
      output.line("  ./run site scan forum --stand-in \(Shell.quoted(files.site))")
      return
    }
    let scan = ["site", "scan", "forum", "--states", "before,refuse,accept", "--actor", Self.lead]
    step("before", "One page of five has the code that a network handed out.")
    try await run(scan + ["--stand-in", files.site], expecting: .wanting)
    step("", "What needs a person, and by when:")
    try await run("findings", "list", "--site", "forum", expecting: .wanting)
    step("act", "The pixel is taken out, and somebody looks again.")
    try await run(scan + ["--stand-in", files.siteWithoutPixel], expecting: .wanting)
    let scans = try await workspace.sites.list(site: "forum", limit: 2)
    if scans.count == 2 { try await run("site", "diff", scans[1].id, scans[0].id) }
    step("after", "Months later it is back; the old finding opens again by itself.")
    try await run(scan + ["--stand-in", files.site], expecting: .wanting)
    try await run("findings", "list", "--site", "forum", expecting: .wanting)
  }
}
