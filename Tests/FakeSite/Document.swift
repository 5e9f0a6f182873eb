/// A page of the site itself as HTML, with the footer that all share.
struct Document {
  let title: String
  var head = ""
  var body = ""
  var hasPrivacyLink = true
  var language = "en"

  /// The page as a reply to a request.
  func reply(_ request: Request, status: Int = 200) -> Reply {
    .html(html(request), status: status)
  }

  private func html(_ request: Request) -> String {
    let isPrivacyLinked = hasPrivacyLink && !request.variants.contains(.privacyLinkRemoved)
    let privacy = isPrivacyLinked ? "<a href=\"/privacy\">Privacy policy</a>" : ""
    return """
      <!doctype html>
      <html lang="\(language)"><head><meta charset="utf-8"><title>\(Self.escape(title)) - Nest</title>
      <link rel="icon" href="data:,">
      \(head)
      </head><body>
      <header><a href="/">Nest</a></header>
      <main><h1>\(Self.escape(title))</h1>
      \(body)
      </main>
      <footer>\(privacy)</footer>
      </body></html>
      """
  }

  /// The page at an address that does not exist.
  static func missing(_ request: Request) -> Reply {
    Document(title: "Not found", body: "<p>There is no such page.</p>").reply(request, status: 404)
  }

  /// A text as it stands in HTML and its attributes.
  static func escape(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// An image that cannot be seen.
  static func image(_ address: String) -> String {
    "<img src=\"\(escape(address))\" width=\"1\" height=\"1\" alt=\"\">"
  }
}
