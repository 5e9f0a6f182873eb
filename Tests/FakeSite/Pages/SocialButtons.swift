extension Page {
  /// Buttons for signing in elsewhere: by a window, by a redirect, and with the request pushed beforehand.
  public static let socialButtons = Page(
    "/social", "Social sign-in",
    others: [
      Route(
        FakeSite.host, "/auth/facebook",
        .redirect(
          Address.make(
            "https://www.facebook.com/v19.0/dialog/oauth",
            [
              "client_id": "998877665544", "redirect_uri": FakeSite.origin + "/auth/facebook/back",
              "response_type": "code", "state": "s7d6f5",
              "scope": "email,public_profile,user_friends",
            ]))),
      Route(
        FakeSite.host, "/auth/pushed",
        .redirect(
          Address.make(
            "https://login.pushed.example/authorize",
            [
              "client_id": "nest-web",
              "request_uri": "urn:ietf:params:oauth:request_uri:6esc_11ACC5bwc014ltc14eY22c",
            ]))),
    ]
  ) { _ in
    let google = Address.make(
      "https://accounts.google.com/o/oauth2/v2/auth",
      [
        "client_id": "112233-nest.apps.googleusercontent.com",
        "redirect_uri": FakeSite.origin + "/auth/google/back", "response_type": "code",
        "scope": "openid email profile", "access_type": "offline", "state": "a1b2c3",
        "nonce": "n0n5e",
      ])
    return """
      <button id="google" type="button">Continue with Google</button>
      <a id="facebook" href="/auth/facebook">Continue with Facebook</a>
      <a id="pushed" href="/auth/pushed">Continue with Pushed</a>
      <script>
      document.getElementById('google').addEventListener('click',
        () => window.open('\(google)', 'google', 'width=500,height=600'));
      </script>
      """
  }
}
