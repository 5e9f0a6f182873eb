/// The values of the sign-in of staff, as its template names them.
struct SignInPage {
  var action: String
  var problem: String?

  init(problem: String?) {
    action = Route.signIn.path
    self.problem = problem
  }
}
