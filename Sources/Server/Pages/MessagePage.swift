/// The values of a page that only says something: refusals, and the button of a sign-in link.
struct MessagePage {
  struct Form {
    var action: String
    var button: String
  }

  var heading: String
  var paragraphs: [String]
  var form: Form?
  var contact: String?
  /// Where one signs in.
  var signIn: String?
}

extension MessagePage: Page {
  static var template: String { "message" }
  var pageTitle: String { heading }
}
