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
  func waysPage(_ page: WaysPage, chrome: Chrome) -> String {
    templates.render(.ways, title: "Sign in", chrome: chrome, content: page)
  }

  func onwardPage(_ page: OnwardPage, chrome: Chrome) -> String {
    templates.render(
      .onward, title: "Sign in with \(page.provider)", chrome: chrome, content: page)
  }

  func hostedPage(_ page: HostedPage, chrome: Chrome) -> String {
    templates.render(.hosted, title: "Sign in", chrome: chrome, content: page)
  }

  func toldPage(_ page: ToldPage, chrome: Chrome) -> String {
    templates.render(.told, title: "You are signed in", chrome: chrome, content: page)
  }
}
