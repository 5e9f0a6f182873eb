extension Page {
  /// A page that draws its views itself and sends a pixel for each; the second comes unasked.
  public static let application = Page(
    path: "/app", title: "Single-page application",
    routes: [
      Route(FakeSite.host, "/app", answer: views),
      Route(FakeSite.host, "/app/*", answer: views),
    ])

  @Sendable private static func views(_ request: Request) -> Reply {
    Document(
      title: "Single-page application",
      body: #"""
        <nav><a href="/app/one">One</a> <a href="/app/two">Two</a> <a href="/app/three">Three</a></nav>
        <p id="view"></p>
        <script>
        const show = () => {
          document.getElementById('view').textContent = location.pathname;
          new Image().src = 'https://views.spa.example/view.gif?path='
            + encodeURIComponent(location.pathname);
        };
        const go = (path) => { history.pushState({}, '', path); show(); };
        document.querySelector('nav').addEventListener('click', (event) => {
          if (!event.target.pathname) return;
          event.preventDefault();
          go(event.target.pathname);
        });
        addEventListener('popstate', show);
        show();
        if (location.pathname === '/app') setTimeout(() => go('/app/one'), 200);
        </script>
        """#
    ).reply(request)
  }
}
