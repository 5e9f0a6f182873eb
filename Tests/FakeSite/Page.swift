/// A page of the fake site: what the browser opens, and the routes of all whom it then asks.
public struct Page: Sendable {
  /// The path on `FakeSite.host`.
  public let path: String
  /// The title, and the text of the link from the index.
  public let title: String
  /// Who answers for it, the page itself among them.
  public let routes: [Route]
  /// Whether the index has a link to it.
  public let isLinked: Bool

  /// A page with routes of a test's own.
  public init(path: String, title: String, routes: [Route], isLinked: Bool = true) {
    self.path = path
    self.title = title
    self.routes = routes
    self.isLinked = isLinked
  }

  /// A page with the site's frame around a body.
  init(
    _ path: String, _ title: String, isLinked: Bool = true, hasPrivacyLink: Bool = true,
    language: String = "en", head: String = "", others: [Route] = [],
    body: @escaping @Sendable (Request) -> String
  ) {
    let own = Route(FakeSite.host, path) { request in
      Document(
        title: title, head: head, body: body(request), hasPrivacyLink: hasPrivacyLink,
        language: language
      ).reply(request)
    }
    self.init(path: path, title: title, routes: [own] + others, isLinked: isLinked)
  }

  /// The address that a browser opens.
  public var url: String { FakeSite.origin + path }

  /// Every page there is.
  public static let all: [Page] =
    [
      pixelImage, pixelScript, analytics, beaconOnLoad, beaconOnUnload, socket, serviceWorker,
      workers, frames, redirects, entityTag, posts, ping, prefetch, events, styles, formCapture,
      fingerprint, late, series, cloaked, storage, privacySignal, application, signIn, account,
      accountLeak, socialButtons, signInLibrary, wall, silent, reset, fault, noPrivacyLink, many,
      forbidden, unlinked,
    ] + banners
}
