import SignIn

/// The values of the page that lists the ways of signing in.
struct WaysPage {
  struct Way {
    var label: String
    var action: String
  }

  var ways: [Way]
  var hasWays: Bool
  /// Where the form with an e-mail address goes; nil when no link can be sent.
  var link: String?
  var isHosted: Bool
  var isEmpty: Bool
  /// Whether somebody has just asked for a link.
  var isAsked: Bool
  var contact: String?
  var providers: String

  init(_ settings: SignInSettings?, contact: String?, isAsked: Bool) {
    ways = (settings?.providers ?? []).map {
      Way(label: $0.label, action: Route.memberSignIn(.provider($0.id)).path)
    }
    hasWays = !ways.isEmpty
    providers = ways.map(\.label).joined(separator: ", ")
    link = settings == nil ? nil : Route.memberSignIn(.link).path
    isHosted = settings?.host != nil
    isEmpty = settings == nil
    self.isAsked = isAsked
    self.contact = contact
  }
}

/// The values of the page between us and a provider: what it learns, before anybody goes there.
struct OnwardPage {
  var provider: String
  var address: String
  var back: String
  /// Whether a page says afterwards what else the provider sent.
  var isTold: Bool
}

/// The values of the page with the button that uses up a host site's token.
struct HostedPage {
  var action: String
  var token: String
}

/// The values of the page that says what a provider sent.
struct ToldPage {
  var provider: String
  var claims: [String]
  var hasClaims: Bool
  var onward: String
}

extension PageRenderer {
}

extension WaysPage: Page {
  static var template: String { "ways" }
  var pageTitle: String { "Sign in" }
}

extension OnwardPage: Page {
  static var template: String { "onward" }
  var pageTitle: String { "Sign in with \(provider)" }
}

extension HostedPage: Page {
  static var template: String { "hosted" }
  var pageTitle: String { "Sign in" }
}

extension ToldPage: Page {
  static var template: String { "told" }
  var pageTitle: String { "You are signed in" }
}
