import SignIn

/// The values of the sign-in of staff, as its template names them.
struct SignInPage {
  struct Way {
    var label: String
    var action: String
  }

  var action: String
  var problem: String?
  /// The providers at which staff may sign in instead.
  var ways: [Way]
  var hasWays: Bool

  init(problem: String?, providers: [ProviderSettings] = []) {
    action = Route.signIn.path
    ways = providers.map {
      Way(label: $0.label, action: Route.staffSignIn(.provider($0.id)).path)
    }
    hasWays = !ways.isEmpty
    self.problem = problem
  }
}

extension SignInPage: Page {
  static var template: String { "sign-in" }
  var pageTitle: String { "Sign in for staff" }
}
