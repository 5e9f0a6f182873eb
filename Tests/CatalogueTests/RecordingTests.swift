import Catalogue
import Testing

/// Microsoft's tag and Clarity, and Hotjar.
@Suite struct RecordingTests {
  @Test("Microsoft Advertising learns page, title, referrer and the state of consent")
  func bing() {
    let told = Telling(
      "https://bat.bing.com/action/0?ti=5600&Ver=2&mid=m-1&sid=s&vid=v&vids=1&msclkid=N&lg=en-GB"
        + "&sw=1920&sh=1080&sc=24&tl=Join&p=https%3A%2F%2Fgreen.example%2Fjoin&r=https%3A%2F%2Fa.example%2F"
        + "&lt=800&evt=pageLoad&asc=D&rn=1")
    #expect(told.subject("p") == .pageAddress)
    #expect(told.subject("r") == .referrer)
    #expect(told.subject("tl") == .pageTitle)
    #expect(told.subject("vid") == .identifier)
    #expect(told.subject("msclkid") == .other)
    #expect(told.values("asc") == ["denied"])
    #expect(Telling("https://bat.bing.com/action/0?msclkid=a1b2").subject("msclkid") == .clickID)
    #expect(Telling("https://bat.bing.com/action/0?asc=Z").values("asc") == ["unknown: Z"])
  }

  @Test("Clarity's envelope names site, browser and visit; the rest is the recording")
  func clarity() {
    let told = Telling(
      "https://k.clarity.ms/collect", method: "POST",
      body: #"{"e":["0.8.1",3,100,200,"proj","user1","sess1",2],"a":[[12,8,4]],"p":[[1,"DIV"]]}"#)
    #expect(told.values("e[5]") == ["user1"])
    #expect(told.subject("e[5]") == .identifier)
    #expect(told.subject("e[6]") == .identifier)
    #expect(told.subject("a[0][1]") == .event)
    #expect(told["p[0][1]"]?.subject == .content)
    #expect(Telling("https://www.clarity.ms/tag/proj").values("tag") == ["proj"])
  }

  @Test("a compressed recording is told with its size")
  func compressed() {
    let told = Catalogue.standard.told(
      SentRequest(url: "https://k.clarity.ms/collect", method: "POST", body: [0x1F, 0x8B, 1, 2]))
    #expect(told.map(\.value) == ["4 bytes, compressed and not read"])
  }

  @Test("Hotjar's site number stands in the path, page and visitor in the body")
  func hotjar() {
    #expect(
      Telling("https://static.hotjar.com/c/hotjar-1234567.js?sv=6").values("path") == ["1234567"])
    let told = Telling(
      "https://in.hotjar.com/api/v2/client/sites/1234567/visit-data?sv=7", method: "POST",
      headers: [("Cookie", "_hjSessionUser_1234567=eyJpZCI6IjEifQ==")],
      body: #"{"url":"https://green.example/","user_uuid":"u-1","attributes":{"plan":"gold"}}"#)
    #expect(told.values("path") == ["1234567"])
    #expect(told.subject("url") == .pageAddress)
    #expect(told.subject("user_uuid") == .identifier)
    #expect(told.subject("attributes.plan") == .content)
    #expect(told.subject("_hjSessionUser_1234567") == .identifier)
  }
}
