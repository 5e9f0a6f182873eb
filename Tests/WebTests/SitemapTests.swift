import Testing
import Web

@Suite struct SitemapTests {
  @Test("the addresses of pages are read, with entities and CDATA, and those of images are not")
  func pages() {
    let text = """
      \u{FEFF}<?xml version="1.0"?><!-- <url><loc>no</loc></url> -->
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="i">
      <url><loc> https://a.example/?a=1&amp;b=2&#38;c&#x26;d </loc><lastmod>2026</lastmod>
        <image:image><image:loc>https://a.example/i.png</image:loc></image:image></url>
      <url><LOC/><loc><![CDATA[https://a.example/<x>&amp;]]></loc></url>
      <sm:url><sm:loc>https://a.example/3</sm:loc></sm:url>
      <url><loc></loc></url>
      </urlset>
      """
    let map = Sitemap(Array(text.utf8))
    #expect(!map.isIndex)
    #expect(
      map.locations == [
        "https://a.example/?a=1&b=2&c&d", "https://a.example/<x>&amp;", "https://a.example/3",
      ])
  }

  @Test("an index gives the addresses of further sitemaps")
  func index() {
    let text = "<sitemapindex><sitemap><loc>https://a.example/1.xml</loc></sitemap></sitemapindex>"
    #expect(Sitemap(Array(text.utf8)).isIndex)
    #expect(Sitemap(Array(text.utf8)).locations == ["https://a.example/1.xml"])
  }

  @Test("no more than 50,000 addresses are read, and none of more than 2,048 bytes")
  func bounds() {
    let many = "<urlset>" + String(repeating: "<url><loc>x</loc></url>", count: 50_010)
    #expect(Sitemap(Array(many.utf8)).locations.count == 50_000)
    let long = "<url><loc>\(String(repeating: "x", count: 2049))</loc></url>"
    #expect(Sitemap(Array(long.utf8)).locations.isEmpty)
  }

  @Test(
    "text that is no sitemap gives no addresses",
    arguments: ["", "<", "<loc>x</loc>", "<!--", "<![CDATA["])
  func others(text: String) {
    #expect(Sitemap(Array(text.utf8)).locations.isEmpty)
  }
}
