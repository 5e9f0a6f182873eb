import Catalogue
import Testing

@Suite struct MetaTests {
  private let email = "62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62f"
  private let pixel = "https://www.facebook.com/tr/?id=100200300&ev=Lead"

  @Test("a pixel by address tells page, referrer, event, browser, click and screen")
  func byAddress() {
    let told = Telling(
      pixel
        + "&dl=https%3A%2F%2Fgreen.example%2Fjoin%3Ffbclid%3DIw01&rl=https%3A%2F%2Fnews.example%2F"
        + "&if=false&ts=1763800000000&sw=1920&sh=1080&v=2.9.1&r=stable&ec=1&o=30"
        + "&fbp=fb.1.1763.42&fbc=fb.1.1763.Iw01&it=1763799999000&coo=false&rqm=GET&cd[value]=12.50"
        + "&cd[currency]=GBP&cd[content_name]=Membership&zzz=1")
    #expect(told.values("dl") == ["https://green.example/join?fbclid=Iw01"])
    #expect(told.subject("dl") == .pageAddress)
    #expect(told.subject("rl") == .referrer)
    #expect(told.subject("ev") == .event)
    #expect(told.subject("fbp") == .identifier)
    #expect(told.subject("fbc") == .clickID)
    #expect(told.subject("fbclid") == .clickID)
    #expect(told.subject("sw") == .device)
    #expect(told.subject("ts") == .time)
    #expect(told.subject("it") == .time)
    #expect(told.subject("cd[value]") == .money)
    #expect(told["cd[content_name]"]?.subject == .content)
    #expect(told["cd[content_name]"]?.label.hasSuffix("content_name") == true)
    #expect(told.subject("zzz") == .other)
  }

  @Test("hashed contact details are told as hashed, readable ones as readable")
  func advancedMatching() {
    let told = Telling(pixel + "&ud[em]=\(email)&ud[fn]=mary&udff[ph]=\(email)&ud[external_id]=77")
    #expect(told["ud[em]"]?.label == "the e-mail address, given by the site")
    #expect(told["ud[em]"]?.isHashed == true)
    #expect(told["ud[fn]"]?.isHashed == false)
    #expect(told["udff[ph]"]?.label == "the telephone number, taken from a form")
    #expect(told.subject("ud[external_id]") == .identifier)
  }

  @Test(
    "a pixel sent as a form or as JSON is read like one in the address",
    arguments: [
      "id=1&ev=Purchase&dl=https%3A%2F%2Fgreen.example%2F&ud%5Bem%5D=EMAIL",
      #"{"id":"1","ev":"Purchase","dl":"https://green.example/","ud":{"em":"EMAIL"}}"#,
    ])
  func byBody(_ body: String) {
    let told = Telling(
      "https://www.facebook.com/tr/", method: "POST",
      body: body.replacing("EMAIL", with: email))
    #expect(told.values("ev") == ["Purchase"])
    #expect(told.values("dl") == ["https://green.example/"])
    let contacts = told.all.filter { $0.subject == .contact }
    #expect(contacts.map(\.value) == [email])
    #expect(contacts.allSatisfy { $0.isHashed })
  }

  @Test("a request tells only its own parameters, never those of the one before")
  func perRequest() {
    let first = Telling(pixel + "&ud[em]=\(email)&cd[value]=3")
    let second = Telling(pixel)
    #expect(first.all.contains { $0.subject == .contact })
    #expect(!second.all.contains { $0.subject == .contact || $0.subject == .money })
  }

  @Test("the like button tells the page it is about")
  func likeButton() {
    let told = Telling(
      "https://www.facebook.com/v19.0/plugins/like.php?app_id=5&href=https%3A%2F%2Fgreen.example%2F"
    )
    #expect(told.subject("href") == .pageAddress)
    #expect(told.subject("app_id") == .identifier)
  }
}
