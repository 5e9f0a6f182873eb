extension Page {
  /// A style sheet, a background image and a font of third parties.
  public static let styles = Page(
    "/styles", "Third parties in style sheets",
    head: """
      <link rel="stylesheet" href="https://css.styles.example/nest.css">
      <style>#own { background: url(https://image.styles.example/own.gif) }</style>
      """,
    others: [
      Route(
        "css.styles.example", "/nest.css",
        .text(
          "text/css",
          """
          @font-face { font-family: Nest; src: url(https://font.styles.example/nest.woff2) }
          #theirs { background: url(https://image.styles.example/theirs.gif); font-family: Nest }
          """))
    ]
  ) { _ in "<p id=\"own\">Own style</p><p id=\"theirs\">Their style</p>" }
}
