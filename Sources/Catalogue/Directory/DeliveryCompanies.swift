extension Company {
  /// Those who hand out files for others.
  static let deliverers: [Company] = [
    Company(
      "fastly",
      "Fastly",
      owner: "Fastly, Inc.",
      country: "US",
      at: ["fastly.net", "fastly.com", "fastlylb.net", "fastly-insights.com"],
      kind: .delivery,
      meaning:
        "It hands out files for the site and learns the visitor's network address and the site."),
    Company(
      "jsdelivr",
      "jsDelivr",
      aliases: ["BootstrapCDN"],
      at: ["jsdelivr.net", "jsdelivr.com", "bootstrapcdn.com"],
      kind: .delivery,
      meaning:
        "It hands out files for the site and learns the visitor's network address and the site."),
    Company(
      "unpkg",
      "unpkg",
      at: ["unpkg.com"],
      kind: .delivery,
      meaning:
        "It hands out files for the site and learns the visitor's network address and the site."),
    Company(
      "akamai",
      "Akamai",
      owner: "Akamai Technologies, Inc.",
      country: "US",
      at: [
        "akamaihd.net", "akamaized.net", "akamai.net", "akamaiedge.net", "edgekey.net",
        "edgesuite.net", "go-mpulse.net", "akstat.io", "akamai.com",
      ],
      kind: .delivery,
      meaning:
        "It hands out files for the site and learns the visitor's network address and the site."),
    Company(
      "bunny",
      "bunny.net",
      owner: "BunnyWay d.o.o.",
      country: "SI",
      at: ["b-cdn.net", "bunnycdn.com", "bunny.net", "mediadelivery.net"],
      kind: .delivery,
      meaning:
        "It hands out files for the site and learns the visitor's network address and the site."),
    Company(
      "keycdn",
      "KeyCDN",
      country: "CH",
      at: ["kxcdn.com", "keycdn.com"],
      kind: .delivery,
      meaning:
        "It hands out files for the site and learns the visitor's network address and the site."),
    Company(
      "jquery",
      "jQuery (OpenJS Foundation)",
      owner: "OpenJS Foundation",
      country: "US",
      at: ["jquery.com"],
      kind: .delivery,
      meaning:
        "It hands out files for the site and learns the visitor's network address and the site."),
    Company(
      "wix",
      "Wix",
      owner: "Wix.com Ltd.",
      country: "IL",
      at: ["wix.com", "wixstatic.com", "parastorage.com", "wixapps.net"],
      kind: .delivery,
      meaning:
        "It hands out files for the site and learns the visitor's network address and the site."),
    Company(
      "squarespace",
      "Squarespace",
      owner: "Squarespace, Inc.",
      country: "US",
      at: ["squarespace.com", "squarespace-cdn.com", "sqspcdn.com"],
      kind: .delivery,
      meaning:
        "It hands out files for the site and learns the visitor's network address and the site."),
    Company(
      "shopify",
      "Shopify",
      owner: "Shopify Inc.",
      country: "CA",
      at: ["shopify.com", "shopifycdn.com", "myshopify.com", "shopifysvc.com", "shopifycdn.net"],
      kind: .delivery,
      meaning:
        "It hands out files for the site and learns the visitor's network address and the site."),
    Company(
      "webflow",
      "Webflow",
      owner: "Webflow, Inc.",
      country: "US",
      at: ["webflow.com", "website-files.com", "webflow.io"],
      kind: .delivery,
      meaning:
        "It hands out files for the site and learns the visitor's network address and the site."),
    Company(
      "imgix",
      "imgix",
      country: "US",
      at: ["imgix.net"],
      kind: .delivery,
      meaning:
        "It hands out files for the site and learns the visitor's network address and the site."),
    Company(
      "cloudinary",
      "Cloudinary",
      at: ["cloudinary.com"],
      kind: .delivery,
      meaning:
        "It hands out files for the site and learns the visitor's network address and the site."),
    Company(
      "font-awesome",
      "Font Awesome",
      owner: "Fonticons, Inc.",
      country: "US",
      at: ["fontawesome.com"],
      kind: .fonts,
      meaning: "It learns the visitor's network address and which site was opened."),
    Company(
      "monotype",
      "Monotype",
      country: "US",
      at: ["fonts.net", "fonts.com", "myfonts.net"],
      kind: .fonts,
      meaning:
        "It learns the visitor's network address and counts how often its typefaces are shown."),
    Company(
      "sentry",
      "Sentry",
      owner: "Functional Software, Inc.",
      country: "US",
      at: ["sentry.io", "sentry-cdn.com"],
      kind: .monitoring,
      meaning: "It learns which page was opened and what went wrong or was slow there."),
    Company(
      "new-relic",
      "New Relic",
      owner: "New Relic, Inc.",
      country: "US",
      at: ["newrelic.com", "nr-data.net"],
      kind: .monitoring,
      meaning: "It learns which page was opened and what went wrong or was slow there."),
    Company(
      "datadog",
      "Datadog",
      owner: "Datadog, Inc.",
      country: "US",
      at: ["datadoghq.com", "datadoghq.eu", "datadoghq-browser-agent.com", "datadog.com"],
      kind: .monitoring,
      meaning: "It learns which page was opened and what went wrong or was slow there."),
    Company(
      "bugsnag",
      "BugSnag (SmartBear)",
      owner: "SmartBear Software Inc.",
      country: "US",
      at: ["bugsnag.com"],
      kind: .monitoring,
      meaning: "It learns which page was opened and what went wrong or was slow there."),
    Company(
      "rollbar",
      "Rollbar",
      owner: "Rollbar, Inc.",
      country: "US",
      at: ["rollbar.com"],
      kind: .monitoring,
      meaning: "It learns which page was opened and what went wrong or was slow there."),
    Company(
      "dynatrace",
      "Dynatrace",
      country: "US",
      at: ["dynatrace.com", "ruxit.com"],
      kind: .monitoring,
      meaning: "It learns which page was opened and what went wrong or was slow there."),
    Company(
      "raygun",
      "Raygun",
      country: "NZ",
      at: ["raygun.io", "raygun.com"],
      kind: .monitoring,
      meaning: "It learns which page was opened and what went wrong or was slow there."),
    Company(
      "pingdom",
      "Pingdom (SolarWinds)",
      country: "US",
      at: ["pingdom.net", "pingdom.com"],
      kind: .monitoring,
      meaning: "It learns which page was opened and what went wrong or was slow there."),
    Company(
      "honeybadger",
      "Honeybadger",
      country: "US",
      at: ["honeybadger.io"],
      kind: .monitoring,
      meaning: "It learns which page was opened and what went wrong or was slow there."),
    Company(
      "speedcurve",
      "SpeedCurve",
      at: ["speedcurve.com"],
      kind: .monitoring,
      meaning: "It learns which page was opened and what went wrong or was slow there."),
    Company(
      "hcaptcha",
      "hCaptcha",
      owner: "Intuition Machines, Inc.",
      country: "US",
      at: ["hcaptcha.com"],
      kind: .captcha,
      meaning: "It learns which page was opened and how the visitor solves its puzzle."),
    Company(
      "friendly-captcha",
      "Friendly Captcha",
      owner: "Friendly Captcha GmbH",
      country: "DE",
      at: ["friendlycaptcha.com", "friendlycaptcha.eu"],
      kind: .captcha,
      meaning: "It learns that the page was opened and lets the browser prove some work."),
    Company(
      "datadome",
      "DataDome",
      country: "FR",
      at: ["datadome.co", "captcha-delivery.com"],
      kind: .captcha,
      meaning:
        "It learns which page was opened and examines the browser, to tell people from machines."),
  ]
}
