/// Cookies by name, for what they hold.
enum KnownCookies {
  /// What a cookie tells, or nil when it is empty; one that is not known may recognise the browser.
  static func told(name: String, value: String) -> Told? {
    guard !name.isEmpty || !value.isEmpty else { return nil }
    let known = names[name] ?? families.first { name.hasPrefix($0.0) }?.1
    let sense = known ?? Sense(.identifier, "a cookie, by which a browser can be recognised")
    return sense.told(name.isEmpty ? "(no name)" : name, value)
  }

  private static func visitor(_ company: String) -> Sense {
    Sense(.identifier, "cookie: number of the browser at \(company)")
  }

  private static func member(_ company: String) -> Sense {
    Sense(.identifier, "cookie: a signed-in account at \(company)")
  }

  private static func click(_ company: String) -> Sense {
    Sense(.clickID, "cookie: number of a click at \(company)")
  }

  private static let choice = Sense(.consentSignal, "cookie: what was chosen about cookies")

  private static let names: [String: Sense] = [
    "_ga": visitor("Google Analytics"), "_gid": visitor("Google Analytics"),
    "IDE": visitor("Google advertising"), "DSID": member("Google"), "NID": visitor("Google"),
    "test_cookie": Sense(.other, "cookie: tries whether cookies work"),
    "SID": member("Google"), "HSID": member("Google"), "SSID": member("Google"),
    "APISID": member("Google"), "SAPISID": member("Google"), "__Secure-1PSID": member("Google"),
    "__Secure-3PSID": member("Google"), "VISITOR_INFO1_LIVE": visitor("YouTube"),
    "YSC": visitor("YouTube"), "SOCS": choice, "CONSENT": choice,
    "_fbp": visitor("Facebook"), "_fbc": click("Facebook"), "fr": visitor("Facebook"),
    "datr": visitor("Facebook"), "sb": visitor("Facebook"), "c_user": member("Facebook"),
    "xs": member("Facebook"), "guest_id": visitor("X (Twitter)"),
    "personalization_id": visitor("X (Twitter)"), "muc_ads": visitor("X (Twitter)"),
    "auth_token": member("X (Twitter)"), "bcookie": visitor("LinkedIn"),
    "bscookie": visitor("LinkedIn"),
    "lidc": Sense(.other, "cookie: which server of LinkedIn answers"),
    "li_fat_id": click("LinkedIn"), "li_at": member("LinkedIn"), "li_sugr": visitor("LinkedIn"),
    "UserMatchHistory": visitor("LinkedIn advertising"), "_ttp": visitor("TikTok"),
    "MUID": visitor("Microsoft"), "MUIDB": visitor("Microsoft"), "_uetsid": visitor("Microsoft"),
    "_uetvid": visitor("Microsoft"), "_clck": visitor("Microsoft Clarity"),
    "_clsk": visitor("Microsoft Clarity"), "CLID": visitor("Microsoft Clarity"),
    "_pin_unauth": visitor("Pinterest"), "_pinterest_ct_ua": visitor("Pinterest"),
    "_epik": click("Pinterest"), "_scid": visitor("Snapchat"), "sc_at": visitor("Snapchat"),
    "_rdt_uuid": visitor("Reddit"), "uid": visitor("the company"), "uuid2": visitor("Xandr"),
    "TDID": visitor("The Trade Desk"), "cto_bundle": visitor("Criteo"),
    "demdex": visitor("Adobe"), "hubspotutk": visitor("HubSpot"), "__hstc": visitor("HubSpot"),
    "yandexuid": visitor("Yandex"), "_ym_uid": visitor("Yandex"),
    "euconsent-v2": choice, "eupubconsent-v2": choice, "usprivacy": choice,
    "OptanonConsent": choice, "OptanonAlertBoxClosed": choice, "CookieConsent": choice,
    "__cf_bm": Sense(.other, "cookie: Cloudflare tells people from machines"),
  ]

  private static let families: [(String, Sense)] = [
    ("_ga_", visitor("Google Analytics")), ("_gcl_", click("Google Ads")),
    ("_gac_", click("Google Ads")), ("_hjSession", visitor("Hotjar")),
    ("_hj", Sense(.other, "cookie: settings of Hotjar")), ("_pk_id", visitor("Matomo")),
    ("mp_", visitor("Mixpanel")), ("amplitude_", visitor("Amplitude")), ("AMCV_", visitor("Adobe")),
  ]
}
