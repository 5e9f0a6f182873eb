extension Page {
  /// A service worker that fetches from a third party by itself, when installed and when told to.
  public static let serviceWorker = Page(
    "/service-worker", "Service worker",
    others: [
      Route(
        FakeSite.host, "/sw.js",
        .script(
          """
          const tell = (what) => fetch('https://push.relay.example/' + what, { mode: 'no-cors' });
          addEventListener('install', (event) => event.waitUntil(tell('installed')));
          addEventListener('message', (event) => event.waitUntil(tell('told')));
          """))
    ]
  ) { _ in
    """
    <script>
    navigator.serviceWorker.register('/sw.js', { scope: '/service-worker' }).then((found) => {
      const worker = found.active || found.waiting || found.installing;
      worker.postMessage('go');
    });
    </script>
    """
  }
}
