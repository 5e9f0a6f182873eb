/// What a third party says at an address of which no page knows more: what the browser wants it for.
enum ThirdParty {
  static func answer(_ request: Request) -> Reply {
    switch purpose(of: request.logged) {
    case "image": .gif()
    case "script", "worker", "sharedworker", "serviceworker": .script("/* a script */")
    case "style": .text("text/css", "/* a style sheet */")
    case "document", "iframe", "frame": .html("<!doctype html><title>A third party</title>")
    case "font", "audio", "video": .answer(status: 404, headers: [], body: [])
    default: request.logged.method == "GET" ? .json("{}") : .empty
    }
  }

  /// What fetch metadata says; else, what the path's end does.
  private static func purpose(of logged: Logged) -> String {
    if let said = logged.header("sec-fetch-dest"), said != "empty" { return said }
    let endings = [
      ".js": "script", ".css": "style", ".gif": "image", ".png": "image", ".html": "document",
      ".woff2": "font",
    ]
    let path = logged.pathAlone
    return endings.first { path.hasSuffix($0.key) }?.value ?? ""
  }

  /// Fields that let a script of any page read the answer, as trackers send them.
  static func crossOriginFields(_ logged: Logged) -> [(String, String)] {
    guard let origin = logged.header("origin") else { return [] }
    return [
      ("Access-Control-Allow-Origin", origin), ("Access-Control-Allow-Credentials", "true"),
      ("Access-Control-Allow-Headers", "content-type, x-client"),
      ("Access-Control-Allow-Methods", "GET, POST, PUT"),
    ]
  }
}
