/// The values of the sign-in of staff, as its template names them.
struct SignInPage {
  var action: String
  var problem: String?

  init(problem: String?) {
    action = Route.signIn.path
    self.problem = problem
  }
}

extension SignInPage: Page {
  static var template: String { "sign-in" }
  var pageTitle: String { "Sign in for staff" }
}
