import Formats
import Testing
import Web

@Suite struct SetCookieTests {
  private func now() throws -> Timestamp { try #require(Timestamp("2026-11-22T12:00:00Z")) }

  @Test("a cookie with every attribute is read")
  func whole() throws {
    let cookie = try #require(
      SetCookie(
        "__Host-id= a=b ; Path=/x; domain=.Shop.Example; Secure; HttpOnly; SameSite=none;"
          + " Partitioned; Max-Age=60; Expires=Wed, 09 Jun 2027 10:18:14 GMT"))
    #expect(cookie.name == "__Host-id")
    #expect(cookie.value == "a=b")
    #expect(cookie.path == "/x")
    #expect(cookie.domain == "shop.example")
    #expect(cookie.isSecure && cookie.isHTTPOnly && cookie.isPartitioned)
    #expect(cookie.sameSite == SetCookie.SameSite.none)
    #expect(cookie.expires == Timestamp("2027-06-09T10:18:14Z"))
    #expect(try cookie.lifetime(from: now()) == 60, "Max-Age goes before Expires")
  }

  @Test(
    "the three forms of dates in HTTP, and careless ones, mean the same moment",
    arguments: [
      "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
      "Sun Nov  6 08:49:37 1994", "6 november 94 8:49:37", "08:49:37 06-Nov-1994",
    ])
  func dates(text: String) {
    #expect(SetCookie("a=b; expires=" + text)?.expires == Timestamp("1994-11-06T08:49:37Z"))
  }

  @Test(
    "a date that the calendar does not have is none",
    arguments: [
      "", "Sun, 31 Feb 2026 08:49:37 GMT", "Sun, 06 Nov 1600 08:49:37 GMT",
      "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994", "06 Foo 1994 08:49:37",
      "123 Nov 1994 08:49:37", "06 Nov 19945 08:49:37",
    ])
  func badDates(text: String) {
    #expect(SetCookie("a=b; expires=" + text)?.expires == nil)
  }

  @Test("a lifetime is what was asked for: seconds, none at all, or until the browser closes")
  func lifetimes() throws {
    #expect(try SetCookie("a=b")?.lifetime(from: now()) == nil)
    #expect(try SetCookie("a=b; max-age=0")?.lifetime(from: now()) == 0)
    #expect(try SetCookie("a=b; max-age=-5")?.lifetime(from: now()) == 0)
    #expect(try SetCookie("a=b; max-age=5x")?.lifetime(from: now()) == nil)
    #expect(
      try SetCookie("a=b; max-age=99999999999999999999")?.lifetime(from: now())
        == 1_000_000_000_000_000)
    #expect(
      try SetCookie("a=b; expires=Mon, 23 Nov 2026 12:00:00 GMT")?.lifetime(from: now()) == 86_400)
    #expect(
      try SetCookie("a=b; expires=Thu, 01 Jan 1970 00:00:00 GMT")?.lifetime(from: now()) == 0)
  }

  @Test("names and values may be empty, but not both; the last of equal attributes counts")
  func edges() throws {
    #expect(SetCookie("only")?.name == "")
    #expect(SetCookie("only")?.value == "only")
    #expect(SetCookie("name=")?.value == "")
    #expect(SetCookie("=") == nil)
    #expect(SetCookie("") == nil)
    #expect(SetCookie(" ; Secure") == nil)
    #expect(SetCookie("a=b\u{1}") == nil)
    #expect(SetCookie("a=b\r\nX: y") == nil)
    #expect(SetCookie("a=" + String(repeating: "x", count: 4096)) == nil)
    #expect(SetCookie("a=b; path=/1; path=/2")?.path == "/2")
    #expect(SetCookie("a=b; path=/1; path=2")?.path == nil)
    #expect(SetCookie("a=b; samesite=lax; samesite=odd")?.sameSite == nil)
    #expect(SetCookie("a=b; domain=" + String(repeating: "x", count: 1025))?.domain == nil)
  }
}
