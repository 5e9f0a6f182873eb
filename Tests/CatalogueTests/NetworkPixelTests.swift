import Catalogue
import Testing

/// The pixels of X, LinkedIn, TikTok, Pinterest, Snapchat and Reddit.
@Suite struct NetworkPixelTests {
  private let hash = "e323ec626319ca94ee8bff2e4c87cf613be6ea19919ed1364124e16807ab3176"

  @Test("X learns page, event and a description of the device")
  func x() {
    let told = Telling(
      "https://t.co/i/adsct?type=javascript&version=2.3&p_id=Twitter&p_user_id=0&txn_id=o1abc"
        + "&events=%5B%5B%22pageview%22%2C%7B%22price%22%3A3%7D%5D%5D"
        + "&tw_document_href=https%3A%2F%2Fgreen.example%2F&tw_iframe_status=0"
        + "&dv=Europe%2FLondon%26en-GB%2Cen%26Google%20Inc.%26Linux%20x86_64%26255%261280%261024%264"
    )
    #expect(told.subject("tw_document_href") == .pageAddress)
    #expect(told["events[0][0]"]?.value == "pageview")
    #expect(told["events[0][0]"]?.subject == .event)
    #expect(told.subject("events[0][1].price") == .content)
    #expect(told.subject("txn_id") == .identifier)
    #expect(
      told.values("dv").dropLast() == [
        "Europe/London", "en-GB,en", "Google Inc.", "Linux x86_64", "1280×1024",
      ])
    #expect(told.subject("dv") == .device)
  }

  @Test("LinkedIn learns page, time and the number of a click")
  func linkedIn() {
    let told = Telling(
      "https://px.ads.linkedin.com/collect?v=2&fmt=js&pid=12345&time=1763800000000"
        + "&url=https%3A%2F%2Fgreen.example%2Fjoin&li_fat_id=abc-def",
      headers: [("Cookie", "bcookie=\"v=2&x\"; lidc=b; li_at=secret")])
    #expect(told.subject("url") == .pageAddress)
    #expect(told.subject("pid") == .identifier)
    #expect(told.subject("li_fat_id") == .clickID)
    #expect(told.subject("time") == .time)
    #expect(told.subject("bcookie") == .identifier)
    #expect(told["li_at"]?.label.contains("signed-in") == true)
  }

  @Test("TikTok learns page, event and contact details from a JSON body")
  func tikTok() {
    let told = Telling(
      "https://analytics.tiktok.com/api/v2/pixel", method: "POST",
      body: """
        {"event":"CompleteRegistration","event_id":"e1","timestamp":"2026-11-22T10:00:00.000Z",
         "context":{"page":{"url":"https://green.example/join","referrer":"https://a.example/"},
         "user":{"email":"\(hash)","phone_number":"","anonymous_id":"anon"},
         "ad":{"callback":"E.C.P."},"pixel":{"code":"C0DE"}},
         "properties":{"value":5,"currency":"GBP","content_name":"family"}}
        """)
    #expect(told.values("event") == ["CompleteRegistration"])
    #expect(told.subject("context.page.url") == .pageAddress)
    #expect(told.subject("context.page.referrer") == .referrer)
    #expect(told["context.user.email"]?.isHashed == true)
    #expect(told.subject("context.user.email") == .contact)
    #expect(told["context.user.phone_number"] == nil)
    #expect(told.subject("context.ad.callback") == .clickID)
    #expect(told.subject("properties.value") == .money)
    #expect(told.subject("properties.content_name") == .content)
  }

  @Test("TikTok's batches are read event by event")
  func tikTokBatch() {
    let told = Telling(
      "https://analytics.tiktok.com/api/v2/pixel/batch", method: "POST",
      body:
        #"{"batch":[{"event":"One"},{"event":"Two","context":{"page":{"url":"https://g.example/"}}}]}"#
    )
    #expect(told.all.filter { $0.subject == .event }.map(\.value) == ["One", "Two"])
    #expect(told.subject("batch[1].context.page.url") == .pageAddress)
  }

  @Test("Pinterest's contact details are read from JSON and from brackets alike")
  func pinterest() {
    let json = Telling(
      "https://ct.pinterest.com/v3/?event=pagevisit&tid=26&pd=%7B%22em%22%3A%22\(hash)%22%7D"
        + "&ad=%7B%22loc%22%3A%22https%3A%2F%2Fgreen.example%2F%22%2C%22ref%22%3A%22%22%2C%22sw%22%3A1280%7D"
    )
    #expect(json.subject("pd.em") == .contact)
    #expect(json["pd.em"]?.label == "the e-mail address")
    #expect(json["pd.em"]?.isHashed == true)
    #expect(json.subject("ad.loc") == .pageAddress)
    #expect(json.subject("ad.sw") == .device)
    #expect(json["ad.ref"] == nil)
    let brackets = Telling("https://ct.pinterest.com/v3/?tid=26&noscript=1&pd[em]=\(hash)")
    #expect(brackets["pd[em]"]?.isHashed == true)
    #expect(brackets.subject("pd[em]") == .contact)
  }

  @Test("Snapchat learns page and hashed contact details from a form body")
  func snap() {
    let told = Telling(
      "https://tr.snapchat.com/p", method: "POST",
      body: "pid=p1&ev=PAGE_VIEW&pl=https%3A%2F%2Fgreen.example%2F&rf=https%3A%2F%2Fa.example%2F"
        + "&u_hem=\(hash)&u_c1=c1&ts=1763800000000")
    #expect(told.subject("pl") == .pageAddress)
    #expect(told.subject("rf") == .referrer)
    #expect(told["u_hem"]?.isHashed == true)
    #expect(told.subject("u_c1") == .identifier)
    #expect(told.subject("ev") == .event)
  }

  @Test("Reddit learns event, browser number and hashed contact details")
  func reddit() {
    let told = Telling(
      "https://alb.reddit.com/rp.gif?id=a2_x&event=SignUp&ts=1763800000000&uuid=1.u&em=\(hash)"
        + "&m.valueDecimal=4&m.currency=GBP&m.itemCount=2&sw=1280&sh=800&opt_out=0",
      headers: [("Referer", "https://green.example/")])
    #expect(told.subject("event") == .event)
    #expect(told.subject("uuid") == .identifier)
    #expect(told["em"]?.isHashed == true)
    #expect(told.subject("m.valueDecimal") == .money)
    #expect(told.subject("m.itemCount") == .content)
    #expect(told.subject("opt_out") == .consentSignal)
    #expect(told.subject("Referer") == .pageAddress)
  }
}
