extension Company {
  /// Those who choose, sell and measure advertisements.
  static let advertisers: [Company] = [
    Company(
      "criteo",
      "Criteo",
      owner: "Criteo S.A.",
      country: "FR",
      at: ["criteo.com", "criteo.net"],
      kind: .advertising,
      meaning:
        "It learns which page was opened and recognises the browser on many sites, to choose ads.",
      controls: [
        Control(
          title: "Disable Criteo",
          address: "https://www.criteo.com/privacy/disable-criteo-services-on-internet-browsers/",
          steps: "Switch its ads off in each browser that you use.")
      ]),
    Company(
      "taboola",
      "Taboola",
      owner: "Taboola.com Ltd.",
      country: "IL",
      at: ["taboola.com", "taboolasyndication.com"],
      kind: .advertising,
      meaning:
        "It learns which page was opened and recognises the browser on many sites, to choose ads."),
    Company(
      "outbrain",
      "Outbrain",
      country: "US",
      at: ["outbrain.com", "outbrainimg.com", "zemanta.com"],
      kind: .advertising,
      meaning:
        "It learns which page was opened and recognises the browser on many sites, to choose ads.",
      controls: [
        Control(
          title: "Recommendation settings",
          address: "https://my.outbrain.com/recommendations-settings/home",
          steps: "Switch personal recommendations off.")
      ]),
    Company(
      "teads",
      "Teads",
      at: ["teads.tv", "teads.com"],
      kind: .advertising,
      meaning:
        "It learns which page was opened and recognises the browser on many sites, to choose ads."),
    Company(
      "quantcast",
      "Quantcast",
      owner: "Quantcast Corp.",
      country: "US",
      at: ["quantserve.com", "quantcount.com", "quantcast.com"],
      kind: .advertising,
      meaning:
        "It learns which page was opened and recognises the browser on many sites, to choose ads.",
      controls: [
        Control(
          title: "Opt-out", address: "https://www.quantcast.com/opt-out/",
          steps: "Opt out in each browser that you use.")
      ]),
    Company(
      "trade-desk",
      "The Trade Desk",
      owner: "The Trade Desk, Inc.",
      country: "US",
      aliases: ["Unified ID 2.0"],
      at: ["adsrvr.org", "thetradedesk.com", "uidapi.com"],
      kind: .advertising,
      meaning:
        "It learns which page was opened and recognises the browser on many sites, to choose ads.",
      controls: [
        Control(
          title: "Opt-out", address: "https://www.adsrvr.org/",
          steps: "Opt out in each browser that you use.")
      ]),
    Company(
      "xandr",
      "Xandr (Microsoft)",
      owner: "Xandr Inc.",
      country: "US",
      aliases: ["AppNexus", "Microsoft Monetize"],
      at: ["adnxs.com", "adnxs-simple.com", "xandr.com"],
      kind: .advertising,
      meaning: "It learns which page was opened and passes that on to those who bid for the ad."),
    Company(
      "magnite",
      "Magnite",
      owner: "Magnite, Inc.",
      country: "US",
      aliases: ["Rubicon Project", "SpotX"],
      at: ["rubiconproject.com", "magnite.com", "spotxchange.com", "spotx.tv"],
      kind: .advertising,
      meaning: "It learns which page was opened and passes that on to those who bid for the ad."),
    Company(
      "pubmatic",
      "PubMatic",
      owner: "PubMatic, Inc.",
      country: "US",
      at: ["pubmatic.com"],
      kind: .advertising,
      meaning: "It learns which page was opened and passes that on to those who bid for the ad."),
    Company(
      "index-exchange",
      "Index Exchange",
      country: "CA",
      aliases: ["Casale Media"],
      at: ["casalemedia.com", "indexww.com", "indexexchange.com"],
      kind: .advertising,
      meaning: "It learns which page was opened and passes that on to those who bid for the ad."),
    Company(
      "openx",
      "OpenX",
      owner: "OpenX Technologies, Inc.",
      country: "US",
      at: ["openx.net", "openx.com"],
      kind: .advertising,
      meaning: "It learns which page was opened and passes that on to those who bid for the ad."),
    Company(
      "equativ",
      "Equativ",
      country: "FR",
      aliases: ["Smart AdServer"],
      at: ["smartadserver.com", "sascdn.com"],
      kind: .advertising,
      meaning: "It learns which page was opened and passes that on to those who bid for the ad."),
    Company(
      "adform",
      "Adform",
      owner: "Adform A/S",
      country: "DK",
      at: ["adform.net", "adformdsp.net", "adform.com"],
      kind: .advertising,
      meaning:
        "It learns which page was opened and recognises the browser on many sites, to choose ads."),
    Company(
      "rtb-house",
      "RTB House",
      owner: "RTB House S.A.",
      country: "PL",
      at: ["creativecdn.com", "rtbhouse.com"],
      kind: .advertising,
      meaning:
        "It learns which page was opened and recognises the browser on many sites, to choose ads."),
    Company(
      "yahoo",
      "Yahoo",
      owner: "Yahoo Inc.",
      country: "US",
      aliases: ["AOL", "Verizon Media"],
      at: ["yahoo.com", "yimg.com", "yahooapis.com", "yahoodns.net", "adtechus.com"],
      kind: .advertising,
      meaning:
        "It learns which page was opened and recognises the browser on many sites, to choose ads."),
    Company(
      "sharethrough",
      "Sharethrough",
      at: ["sharethrough.com"],
      kind: .advertising,
      meaning: "It learns which page was opened and passes that on to those who bid for the ad."),
    Company(
      "triplelift",
      "TripleLift",
      owner: "TripleLift, Inc.",
      country: "US",
      at: ["3lift.com", "triplelift.com"],
      kind: .advertising,
      meaning: "It learns which page was opened and passes that on to those who bid for the ad."),
    Company(
      "sovrn",
      "Sovrn",
      owner: "Sovrn, Inc.",
      country: "US",
      at: ["lijit.com", "sovrn.com", "viglink.com"],
      kind: .advertising,
      meaning: "It learns which page was opened and passes that on to those who bid for the ad."),
    Company(
      "gumgum",
      "GumGum",
      owner: "GumGum, Inc.",
      country: "US",
      at: ["gumgum.com"],
      kind: .advertising,
      meaning:
        "It learns which page was opened and recognises the browser on many sites, to choose ads."),
    Company(
      "media-net",
      "Media.net",
      at: ["media.net"],
      kind: .advertising,
      meaning:
        "It learns which page was opened and recognises the browser on many sites, to choose ads."),
    Company(
      "adroll",
      "AdRoll (NextRoll)",
      owner: "NextRoll, Inc.",
      country: "US",
      at: ["adroll.com"],
      kind: .advertising,
      meaning:
        "It learns which page was opened and recognises the browser on many sites, to choose ads."),
    Company(
      "integral-ad-science",
      "Integral Ad Science",
      country: "US",
      at: ["adsafeprotected.com", "iasds01.com"],
      kind: .advertising,
      meaning: "It learns which page an ad was shown on and whether somebody saw it."),
    Company(
      "doubleverify",
      "DoubleVerify",
      country: "US",
      at: ["doubleverify.com"],
      kind: .advertising,
      meaning: "It learns which page an ad was shown on and whether somebody saw it."),
    Company(
      "moat",
      "Moat (Oracle)",
      owner: "Oracle Corporation",
      country: "US",
      at: ["moatads.com", "moatpixel.com"],
      kind: .advertising,
      meaning: "It learned which page an ad was shown on and whether somebody saw it."),
    Company(
      "liveramp",
      "LiveRamp",
      owner: "LiveRamp Holdings, Inc.",
      country: "US",
      at: ["rlcdn.com", "pippio.com", "liveramp.com"],
      kind: .advertising,
      meaning: "It joins what is known of a person on many sites and devices.",
      controls: [
        Control(
          title: "Opt-out", address: "https://liveramp.com/opt_out/",
          steps: "Opt out for the browser and for each e-mail address.")
      ]),
    Company(
      "tapad",
      "Tapad (Experian)",
      country: "US",
      aliases: ["Experian"],
      at: ["tapad.com"],
      kind: .advertising,
      meaning: "It joins what is known of a person on many sites and devices."),
    Company(
      "id5",
      "ID5",
      owner: "ID5 Technology Ltd",
      country: "GB",
      at: ["id5-sync.com"],
      kind: .advertising,
      meaning: "It joins what is known of a person on many sites and devices."),
    Company(
      "lotame",
      "Lotame",
      country: "US",
      at: ["crwdcntrl.net", "lotame.com"],
      kind: .advertising,
      meaning: "It joins what is known of a person on many sites and devices."),
    Company(
      "eyeota",
      "Eyeota",
      at: ["eyeota.net"],
      kind: .advertising,
      meaning: "It joins what is known of a person on many sites and devices."),
    Company(
      "sharethis",
      "ShareThis",
      owner: "ShareThis, Inc.",
      country: "US",
      at: ["sharethis.com"],
      kind: .social,
      meaning: "It learns which page was opened and sells what that says about interests."),
    Company(
      "addtoany",
      "AddToAny",
      at: ["addtoany.com"],
      kind: .social,
      meaning: "It learns which page was opened that shows its share buttons."),
    Company(
      "branch",
      "Branch",
      owner: "Branch Metrics, Inc.",
      country: "US",
      at: ["branch.io", "app.link", "bnc.lt"],
      kind: .advertising,
      meaning: "It learns which link was followed and ties visits in the browser to those in apps."),
    Company(
      "appsflyer",
      "AppsFlyer",
      owner: "AppsFlyer Ltd.",
      country: "IL",
      at: ["appsflyer.com", "onelink.me", "appsflyersdk.com"],
      kind: .advertising,
      meaning: "It learns which ad led to a visit or to an app."),
    Company(
      "adjust",
      "Adjust",
      country: "DE",
      at: ["adjust.com", "adjust.io"],
      kind: .advertising,
      meaning: "It learns which ad led to a visit or to an app."),
  ]
}
