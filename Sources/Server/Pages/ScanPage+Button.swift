import Register
import Sites

extension ScanPage {
  /// A sign-in button with an account held elsewhere.
  struct Button {
    struct Scope {
      var key: String
      var meaning: String
      var isBeyond: Bool
    }

    var company: String
    var label: String
    var page: String
    var declaration: String
    var declarationClass: String
    var scopes: [Scope]
    var hasScopes: Bool
    var isHidden: Bool
    var onLoad: String
    var onPress: String
    var after: String
  }
}

extension ScanPage.Button {
  init(_ button: SignInReport, isOurs: Bool, _ names: Names) {
    company = button.name
    label = button.button
    page = button.page
    declaration = ScanPage.declaration(button.recipient, isOurs: isOurs, names)
    declarationClass = !isOurs ? "" : button.recipient == nil ? "no" : "yes"
    scopes = button.scopes.map {
      Scope(key: $0.name, meaning: $0.meaning, isBeyond: $0.isBeyondEmail)
    }
    hasScopes = !scopes.isEmpty
    isHidden = button.isHidden
    onLoad = button.onLoad
    onPress = button.onPress
    after = button.after
  }
}
