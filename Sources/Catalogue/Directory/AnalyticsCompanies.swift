extension Company {
  /// Those who count visits, and those who test pages on visitors.
  static let analysts: [Company] = [
    Company(
      "comscore",
      "comScore",
      owner: "comScore, Inc.",
      country: "US",
      at: ["scorecardresearch.com", "comscore.com"],
      kind: .analytics,
      meaning: "It learns which page was opened and compares audiences of many sites."),
    Company(
      "nielsen",
      "Nielsen",
      country: "US",
      at: ["imrworldwide.com", "exelator.com", "nielsen.com"],
      kind: .analytics,
      meaning: "It learns which page was opened and compares audiences of many sites."),
    Company(
      "chartbeat",
      "Chartbeat",
      country: "US",
      at: ["chartbeat.com", "chartbeat.net"],
      kind: .analytics,
      meaning:
        "It learns which page was opened and what was done there, and counts it for the site."),
    Company(
      "mixpanel",
      "Mixpanel",
      owner: "Mixpanel, Inc.",
      country: "US",
      at: ["mixpanel.com", "mxpnl.com"],
      kind: .analytics,
      meaning: "It learns each step a visitor takes and keeps it under a number for that person.",
      controls: [
        Control(
          title: "Opt-out", address: "https://mixpanel.com/optout/",
          steps: "Opt out in each browser that you use.")
      ]),
    Company(
      "amplitude",
      "Amplitude",
      owner: "Amplitude, Inc.",
      country: "US",
      at: ["amplitude.com"],
      kind: .analytics,
      meaning: "It learns each step a visitor takes and keeps it under a number for that person."),
    Company(
      "segment",
      "Segment (Twilio)",
      owner: "Twilio Inc.",
      country: "US",
      aliases: ["Twilio"],
      at: ["segment.com", "segment.io", "twilio.com"],
      kind: .analytics,
      meaning: "It collects each step a visitor takes and hands it to whomever the site names."),
    Company(
      "heap",
      "Heap (Contentsquare)",
      owner: "Heap Inc.",
      country: "US",
      at: ["heapanalytics.com", "heap.io", "heap-api.com"],
      kind: .analytics,
      meaning: "It learns each step a visitor takes and keeps it under a number for that person."),
    Company(
      "posthog",
      "PostHog",
      owner: "PostHog, Inc.",
      country: "US",
      at: ["posthog.com"],
      kind: .analytics,
      meaning: "It learns each step a visitor takes and keeps it under a number for that person."),
    Company(
      "pendo",
      "Pendo",
      owner: "Pendo.io, Inc.",
      country: "US",
      at: ["pendo.io"],
      kind: .analytics,
      meaning: "It learns each step a visitor takes and keeps it under a number for that person."),
    Company(
      "kissmetrics",
      "Kissmetrics",
      at: ["kissmetrics.com", "kissmetrics.io"],
      kind: .analytics,
      meaning: "It learns each step a visitor takes and keeps it under a number for that person."),
    Company(
      "matomo",
      "Matomo Cloud",
      owner: "InnoCraft Ltd",
      country: "NZ",
      at: ["matomo.cloud", "innocraft.cloud"],
      kind: .analytics,
      meaning:
        "It learns which page was opened and what was done there, and counts it for the site."),
    Company(
      "piwik-pro",
      "Piwik PRO",
      country: "PL",
      at: ["piwik.pro"],
      kind: .analytics,
      meaning:
        "It learns which page was opened and what was done there, and counts it for the site."),
    Company(
      "plausible",
      "Plausible",
      owner: "Plausible Insights OÜ",
      country: "EE",
      at: ["plausible.io"],
      kind: .analytics,
      meaning: "It counts which pages were opened, without cookies."),
    Company(
      "fathom",
      "Fathom Analytics",
      country: "CA",
      at: ["usefathom.com"],
      kind: .analytics,
      meaning: "It counts which pages were opened, without cookies."),
    Company(
      "simple-analytics",
      "Simple Analytics",
      country: "NL",
      at: ["simpleanalyticscdn.com", "simpleanalytics.com"],
      kind: .analytics,
      meaning: "It counts which pages were opened, without cookies."),
    Company(
      "statcounter",
      "StatCounter",
      country: "IE",
      at: ["statcounter.com"],
      kind: .analytics,
      meaning:
        "It learns which page was opened and what was done there, and counts it for the site."),
    Company(
      "clicky",
      "Clicky",
      at: ["getclicky.com"],
      kind: .analytics,
      meaning:
        "It learns which page was opened and what was done there, and counts it for the site."),
    Company(
      "etracker",
      "etracker",
      owner: "etracker GmbH",
      country: "DE",
      at: ["etracker.com", "etracker.de"],
      kind: .analytics,
      meaning:
        "It learns which page was opened and what was done there, and counts it for the site."),
    Company(
      "piano",
      "Piano",
      aliases: ["AT Internet"],
      at: ["xiti.com", "piano.io", "tinypass.com"],
      kind: .analytics,
      meaning:
        "It learns which page was opened and what was done there, and counts it for the site."),
    Company(
      "optimizely",
      "Optimizely",
      country: "US",
      at: ["optimizely.com"],
      kind: .analytics,
      meaning: "It shows visitors different pages and learns which of them works better."),
    Company(
      "vwo",
      "VWO",
      owner: "Wingify Software Pvt. Ltd.",
      country: "IN",
      at: ["visualwebsiteoptimizer.com", "vwo.com"],
      kind: .analytics,
      meaning: "It shows visitors different pages and learns which of them works better."),
    Company(
      "ab-tasty",
      "AB Tasty",
      country: "FR",
      at: ["abtasty.com"],
      kind: .analytics,
      meaning: "It shows visitors different pages and learns which of them works better."),
    Company(
      "tealium",
      "Tealium",
      owner: "Tealium Inc.",
      country: "US",
      at: ["tiqcdn.com", "tealiumiq.com", "tealium.com"],
      kind: .tagManager,
      meaning: "It loads further scripts into the page and hands on what happens there."),
    Company(
      "ensighten",
      "Ensighten",
      country: "US",
      at: ["ensighten.com"],
      kind: .tagManager,
      meaning: "It loads further scripts into the page."),
  ]
}
