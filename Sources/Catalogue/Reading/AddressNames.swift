/// Parameters whose value, when it is a web address, is that of a page.
enum AddressNames {
  /// By name in lower case.
  static let senses: [String: Sense] = {
    let page = Sense(.pageAddress, "the address of the page")
    let before = Sense(.referrer, "the address of the page before")
    let pages = [
      "dl", "url", "u", "href", "loc", "location", "page", "pageurl", "page_url", "page_location",
      "page.url", "pl", "cu", "current_url", "currenturl", "$current_url", "tw_document_href",
      "document_url", "document_location", "doc_url", "source_url", "sourceurl", "site_url", "su",
      "ourl", "purl", "link", "uri", "canonical_url", "canonical", "web_url", "host_url",
      "window_location", "origin_url", "landing_url", "landing_page", "page_href",
    ]
    let befores = [
      "ref", "rl", "dr", "rf", "referrer", "referer", "r", "urlref", "page_referrer", "refr",
      "document_referrer", "docreferrer", "httpreferer", "http_referer", "http_referrer",
      "$referrer", "$initial_referrer", "initial_referrer", "tw_document_referrer", "refurl",
      "ref_url", "referrer_url", "referer_url", "page_ref", "prev_url", "previous_url", "pageref",
    ]
    return Dictionary(
      pages.map { ($0, page) } + befores.map { ($0, before) },
      uniquingKeysWith: { first, _ in first }
    )
  }()
}
