import FakeSite
import Testing

/// The kinds of traffic that a scan must see, told apart by who gets it.
enum TrafficKind: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case own = "pages of the site itself"
  case pixel = "pixel"
  case pixelScript = "script of a pixel"
  case onePost = "pixel on one page of twenty"
  case analytics = "analytics with bodies"
  case beaconOnLoad = "beacon on load"
  case beaconOnUnload = "beacons on leaving"
  case socket = "WebSocket and its messages"
  case serviceWorker = "service worker"
  case workers = "dedicated and shared workers"
  case frames = "nested frames of other sites"
  case redirects = "chain of redirects"
  case entityTag = "ETag"
  case posts = "bodies of all shapes"
  case ping = "ping of a link"
  case prefetch = "prefetch and preload"
  case events = "EventSource"
  case styles = "style sheets and fonts"
  case formCapture = "form read while typed"
  case fingerprint = "fingerprinting"
  case cloaked = "the site's own name"
  case storage = "identifiers in storage"
  case application = "single-page application"
  case unlinked = "page of the site map alone"
  case library = "library for signing in"

  init?(_ logged: Logged) {
    let host = logged.host
    switch host {
    case FakeSite.host: self = .own
    case "www.facebook.com": self = logged.query("ev") == "ViewContent" ? .onePost : .pixel
    case "connect.facebook.net": self = .pixelScript
    case "www.googletagmanager.com", "www.google-analytics.com": self = .analytics
    case "beacon.stats.example":
      self = logged.path.hasPrefix("/unload") ? .beaconOnUnload : .beaconOnLoad
    case "live.chat.example": self = .socket
    case "push.relay.example": self = .serviceWorker
    case "dedicated.worker.example", "shared.worker.example": self = .workers
    case "widget.outer.example", "advert.inner.example", "api.frames.example": self = .frames
    case "first.hop.example", "second.hop.example", "third.hop.example": self = .redirects
    case "etag.tracker.example": self = .entityTag
    case "collect.posts.example": self = .posts
    case "ping.links.example": self = .ping
    case "cdn.prefetch.example": self = .prefetch
    case "live.events.example": self = .events
    case "css.styles.example", "image.styles.example", "font.styles.example": self = .styles
    case "forms.capture.example": self = .formCapture
    case "print.tracker.example": self = .fingerprint
    case "metrics.nest.example": self = .cloaked
    case "ids.storage.example": self = .storage
    case "views.spa.example": self = .application
    case "pixel.unlinked.example": self = .unlinked
    case "accounts.google.com": self = .library
    default: return nil
    }
  }

  var testDescription: String { rawValue }

  /// The pages on which this traffic arises.
  static let pages: [Page] = [
    .pixelImage, .pixelScript, .analytics, .beaconOnLoad, .beaconOnUnload, .socket, .serviceWorker,
    .workers, .frames, .redirects, .entityTag, .posts, .ping, .prefetch, .events, .styles,
    .formCapture, .fingerprint, .series, .cloaked, .storage, .application, .signInLibrary,
    .unlinked, .forbidden,
  ]
}
