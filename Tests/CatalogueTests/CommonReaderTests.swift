import Catalogue
import Testing

/// Requests to companies that the catalogue does not know.
@Suite struct CommonReaderTests {
  private let host = "https://pixel.unheard-of.example/p"
  private let hash = "62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62f"

  @Test("addresses are told as page or referrer by their names, and others as addresses")
  func addresses() {
    let page = "https%3A%2F%2Fgreen.example%2Fjoin"
    let told = Telling("\(host)?dl=\(page)&ref=\(page)&zzz=\(page)&url=not-an-address&dr=")
    #expect(told.subject("dl") == .pageAddress)
    #expect(told.values("dl") == ["https://green.example/join"])
    #expect(told.subject("ref") == .referrer)
    #expect(told["zzz"]?.subject == .other)
    #expect(told["zzz"]?.label == "a web address")
    #expect(told.subject("url") == .other)
    #expect(told["dr"] == nil)
  }

  @Test("an address of the site that asked is told as such, whatever its name")
  func ownAddress() {
    let told = Telling(
      "\(host)?zzz=https://green.example/join", headers: [("Referer", "https://green.example/")])
    #expect(told.subject("zzz") == .pageAddress)
    #expect(told.subject("Referer") == .pageAddress)
    #expect(told.values("Referer") == ["https://green.example/"])
  }

  @Test(
    "every click identifier is recognised, in any case and inside the page's address",
    arguments: [
      "fbclid", "gclid", "gbraid", "wbraid", "dclid", "msclkid", "ttclid", "twclid", "li_fat_id",
      "epik", "ScCid", "rdt_cid", "igshid", "mc_eid",
    ])
  func clicks(_ name: String) {
    let told = Telling("\(host)?\(name)=abc&u=https%3A%2F%2Fg.example%2F%3F\(name)%3Ddef")
    #expect(told.all.filter { $0.subject == .clickID }.map(\.value) == ["abc", "def"])
  }

  @Test("hashes are told as contact details when the name says so, else as identifiers")
  func hashes() {
    let short = "0123456789abcdef0123456789ABCDEF"
    let told = Telling("\(host)?em=\(hash)&user.phone=\(hash)&zzz=\(hash)&m=\(short)&k=\(hash)0")
    #expect(told.subject("em") == .contact)
    #expect(told.subject("user.phone") == .contact)
    #expect(told.subject("zzz") == .identifier)
    #expect(told.subject("m") == .identifier)
    #expect(["em", "user.phone", "zzz", "m"].allSatisfy { told[$0]?.isHashed == true })
    #expect(told["k"]?.subject == .other)
    #expect(told["k"]?.isHashed == false)
  }

  @Test("readable e-mail addresses are told wherever they stand, without being called hashed")
  func emails() {
    let told = Telling("\(host)?q=john%40example.com&phone=%2B44+20+7946+0000&email=yes")
    #expect(told.subject("q") == .contact)
    #expect(told["q"]?.isHashed == false)
    #expect(told.values("phone") == ["+44 20 7946 0000"])
    #expect(told.subject("phone") == .contact)
    #expect(told.subject("email") == .other)
    let nameless = Telling("\(host)?john%40example.com")
    #expect(nameless.subject("(no name)") == .contact)
  }

  @Test("screen, language and time zone are told about the device")
  func device() {
    let told = Telling("\(host)?sr=1920x1080&sw=1280&lang=en-GB&tz=Europe%2FLondon&sh=tall")
    for key in ["sr", "sw", "lang", "tz"] { #expect(told.subject(key) == .device) }
    #expect(told.subject("sh") == .other)
  }

  @Test(
    "consent strings are told as consent signals",
    arguments: [
      "gcs", "gcd", "gdpr", "gdpr_consent", "us_privacy", "gpp", "gpp_sid",
    ])
  func consent(_ name: String) {
    #expect(Telling("\(host)?\(name)=1YNN").subject(name) == .consentSignal)
  }

  @Test("cookies are told by name, and unknown ones as able to recognise the browser")
  func cookies() {
    let told = Telling(
      host, headers: [("Cookie", "_ga=GA1.1.5.6; _ga_ABC=GS1; zz=1; euconsent-v2=CP; _fbc=fb.1.2")])
    #expect(told.subject("_ga") == .identifier)
    #expect(told.subject("_ga_ABC") == .identifier)
    #expect(told.subject("zz") == .identifier)
    #expect(told.subject("euconsent-v2") == .consentSignal)
    #expect(told.subject("_fbc") == .clickID)
  }

  @Test("whatever has no known name is still told, under its own name")
  func other() {
    let told = Telling("\(host);part=9?zzz=1", body: #"{"deep":{"thing":"x"}}"#)
    #expect(told.all.map(\.key) == ["part", "zzz", "deep.thing"])
    #expect(told.all.allSatisfy { $0.subject == .other })
  }

  @Test("values are cut at 500 characters, also those made of many scalars")
  func cut() {
    let told = Telling("\(host)?a=\(String(repeating: "x", count: 2_000))")
    #expect(told["a"]?.value.count == 500)
    let heap = "e" + String(repeating: "\u{301}", count: 2_000)
    let one = Told(subject: .other, key: "k", label: "l", value: heap)
    #expect(one.value.unicodeScalars.count == 500)
  }

  @Test("the signal of Global Privacy Control and detailed client hints are told")
  func headers() {
    let told = Telling(host, headers: [("Sec-GPC", "1"), ("sec-ch-ua-model", "\"Pixel\"")])
    #expect(told.subject("Sec-GPC") == .consentSignal)
    #expect(told.subject("sec-ch-ua-model") == .device)
  }
}
