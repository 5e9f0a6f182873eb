import Catalogue
import Testing

@Suite struct PartyTests {
  private func product(_ host: String, _ path: String = "/") -> String? {
    Catalogue.standard.party(host: host, path: path)?.product?.id
  }

  private func company(_ host: String) -> String? {
    Catalogue.standard.party(host: host, path: "/")?.company.id
  }

  @Test("a domain matches itself and what stands below it, never the end of another label")
  func labelBoundaries() {
    #expect(company("x.com") == "x")
    #expect(company("api.x.com") == "x")
    #expect(company("netflix.com") == nil)
    #expect(company("notfacebook.com") == nil)
    #expect(company("facebook.com.example.org") == nil)
    #expect(product("fonts.googleapis.com") == "google-fonts")
    #expect(product("notfonts.googleapis.com") == nil)
    #expect(company("com") == nil)
    #expect(company("") == nil)
    #expect(company(".") == nil)
  }

  @Test("case and one trailing dot are of no account")
  func spelling() {
    #expect(company("WWW.Facebook.COM.") == "meta")
    #expect(company("www.facebook.com..") == nil)
  }

  @Test("one host serves several products, told apart by whole segments of the path")
  func facebookPaths() {
    #expect(product("www.facebook.com", "/tr") == "meta-pixel")
    #expect(product("www.facebook.com", "/tr/") == "meta-pixel")
    #expect(product("www.facebook.com", "/track") == nil)
    #expect(product("www.facebook.com", "/plugins/like.php") == "meta-plugins")
    #expect(product("www.facebook.com", "/v19.0/plugins/page.php") == "meta-plugins")
    #expect(product("www.facebook.com", "/v19.0/dialog/oauth") == "meta-sign-in")
    #expect(product("connect.facebook.net", "/en_US/fbevents.js") == "meta-pixel-script")
    #expect(product("connect.facebook.net", "/de_DE/sdk.js") == "meta-sdk")
  }

  @Test("the longest host wins before the longest path")
  func googleHosts() {
    #expect(product("www.google-analytics.com", "/g/collect") == "google-analytics")
    #expect(product("region1.google-analytics.com", "/g/collect") == "google-analytics")
    #expect(product("www.googletagmanager.com", "/gtm.js") == "google-tag-manager")
    #expect(product("www.googletagmanager.com", "/gtag/js") == "google-tag")
    #expect(product("www.google.co.uk", "/ads/ga-audiences") == "google-analytics")
    #expect(product("www.google.com", "/pagead/1p-user-list/1/") == "google-ads")
    #expect(product("www.google.com", "/recaptcha/api.js") == "google-recaptcha")
    #expect(product("www.gstatic.com", "/recaptcha/releases/a/b.js") == "google-recaptcha")
    #expect(product("www.gstatic.com", "/other.js") == "google-static")
    #expect(product("fonts.gstatic.com", "/s/roboto") == "google-fonts")
    #expect(product("accounts.google.com", "/gsi/client") == "google-sign-in")
    #expect(product("stats.g.doubleclick.net", "/g/collect") == "google-analytics")
    #expect(product("ad.doubleclick.net", "/activity;src=1") == "google-marketing-platform")
    #expect(product("www.youtube-nocookie.com", "/embed/abc") == "youtube")
    #expect(product("www.google.com", "/") == nil)
  }

  @Test("parameters in the path take no part in matching")
  func pathParameters() {
    #expect(product("www.facebook.com", "/tr;a=b") == "meta-pixel")
  }

  @Test(
    "companies that one domain describes are found with their kind",
    arguments: [
      ("static.criteo.net", "criteo", Product.Kind.advertising),
      ("cdn.taboola.com", "taboola", .advertising), ("ib.adnxs.com", "xandr", .advertising),
      ("cdn.cookielaw.org", "onetrust", .consentManager),
      ("consent.cookiebot.com", "cookiebot", .consentManager),
      ("app.usercentrics.eu", "usercentrics", .consentManager),
      ("js.hs-scripts.com", "hubspot", .emailMarketing), ("cdn.mxpnl.com", "mixpanel", .analytics),
      ("api2.amplitude.com", "amplitude", .analytics), ("cdn.segment.com", "segment", .analytics),
      ("rs.fullstory.com", "fullstory", .sessionRecording),
      ("widget.intercom.io", "intercom", .chat), ("static.zdassets.com", "zendesk", .chat),
      ("static.cloudflareinsights.com", "cloudflare", .analytics),
      ("cdn.jsdelivr.net", "jsdelivr", .delivery), ("o1.ingest.sentry.io", "sentry", .monitoring),
      ("bam.nr-data.net", "new-relic", .monitoring), ("js.stripe.com", "stripe", .payment),
      ("player.vimeo.com", "vimeo", .video), ("mc.yandex.ru", "yandex", .sessionRecording),
      ("hcaptcha.com", "hcaptcha", .captcha), ("secure.gravatar.com", "automattic", .social),
      ("www.awin1.com", "awin", .affiliate), ("use.typekit.net", "adobe", .fonts),
      ("dpm.demdex.net", "adobe", .advertising), ("appleid.cdn-apple.com", "apple", .signIn),
    ])
  func small(_ host: String, _ id: String, _ kind: Product.Kind) {
    let party = Catalogue.standard.party(host: host, path: "/a/b")
    #expect(party?.company.id == id)
    #expect(party?.product?.kind == kind)
  }
}
