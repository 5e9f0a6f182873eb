import Formats

/// What a route answers.
public enum Reply: Sendable {
  /// A status, fields and a body.
  case answer(status: Int, headers: [(String, String)], body: [UInt8])
  /// The same without an end: the connection stays open.
  case stream(headers: [(String, String)], body: [UInt8])
  /// Nothing, for as long as the browser waits.
  case silence
  /// The end of the connection by a TCP reset.
  case reset

  /// An answer with a type and text.
  static func text(
    _ type: String, _ text: String, status: Int = 200, headers: [(String, String)] = []
  ) -> Reply {
    .answer(
      status: status, headers: [("Content-Type", type + "; charset=utf-8")] + headers,
      body: Array(text.utf8))
  }

  /// A page of HTML.
  public static func html(
    _ text: String, status: Int = 200, headers: [(String, String)] = []
  ) -> Reply {
    .text("text/html", text, status: status, headers: headers)
  }

  /// A script.
  public static func script(_ text: String, headers: [(String, String)] = []) -> Reply {
    .text("text/javascript", text, headers: headers)
  }

  /// A value of JSON.
  public static func json(_ text: String) -> Reply { .text("application/json", text) }

  /// An image of one pixel.
  public static func gif(_ headers: [(String, String)] = []) -> Reply {
    .answer(status: 200, headers: [("Content-Type", "image/gif")] + headers, body: pixel)
  }

  /// No content.
  public static let empty = Reply.answer(status: 204, headers: [], body: [])

  /// Another address.
  public static func redirect(
    _ address: String, status: Int = 302, headers: [(String, String)] = []
  ) -> Reply {
    .answer(status: status, headers: [("Location", address)] + headers, body: [])
  }

  /// The smallest image that browsers draw.
  private static let pixel =
    Base64.decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7") ?? []
}
