/// A member of the fake site, whose name and e-mail its pages know after sign-in.
public struct SiteMember: Sendable {
  /// What is typed as user name.
  public let user: String
  /// What is typed as password.
  public let password: String
  /// The name by which the pages greet.
  public let name: String
  /// The e-mail that the account page shows and trackers get.
  public let email: String

  /// Describes a member.
  public init(user: String, password: String, name: String, email: String) {
    self.user = user
    self.password = password
    self.name = name
    self.email = email
  }

  /// The member there is unless a test brings its own.
  public static let nora = SiteMember(
    user: "nora", password: "blue-heron-42", name: "Nora Quillfeather",
    email: "nora.quillfeather@mail.example")

  /// The name of the cookie that holds the session.
  public static let sessionCookie = "nest_session"

  /// The value of the cookie, in which no search can find the member.
  var session: String {
    "s" + String(user.utf8.reduce(5_381 as UInt64) { $0 &* 33 &+ UInt64($1) }, radix: 36)
  }
}
