import Sites
import Testing

/// What is wrong with a scan that was asked for, and what to do.
@Suite struct SitesErrorTests {
  @Test(
    "each error says what to do",
    arguments: [
      (
        SitesError.unknownSite("forun", known: ["forum"]),
        "forun is neither a site of the register nor an address that begins with https://; "
          + "the register declares forum"
      ),
      (
        .unknownSite("forum", known: []),
        "forum is neither a site of the register nor an address that begins with https://; "
          + "the register declares no site: add a section `sites`"
      ),
      (.unknownScan("7"), "there is no scan 7; `aboveboard site list` shows what there is"),
      (
        .neverScanned("forum"), "forum has not been scanned; run: aboveboard site scan forum"
      ),
      (.differentSites, "the two scans are of different sites; compare two of one site"),
      (.badBudget, "--pages lies between 1 and 1000"),
      (.unreadable("a.json"), "a.json: cannot be read; check the name and the permissions"),
    ])
  func texts(_ error: SitesError, _ text: String) {
    #expect(error.description == text)
  }

  @Test("a list of suffixes that is missing, and a way to sign in, are told with the command")
  func commands() {
    #expect(SitesError.noSuffixes.description.contains("apt-get install publicsuffix"))
    #expect(SitesError.noSignIn.description.contains("--recording FILE or --cookies FILE"))
  }
}
