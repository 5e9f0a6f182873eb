extension Page {
  /// A dedicated and a shared worker, each of which fetches from a third party.
  public static let workers = Page(
    "/workers", "Workers",
    others: [
      Route(
        FakeSite.host, "/dedicated-worker.js",
        .script("fetch('https://dedicated.worker.example/hit', { mode: 'no-cors' });")),
      Route(
        FakeSite.host, "/shared-worker.js",
        .script(
          """
          addEventListener('connect', () => fetch(
            'https://shared.worker.example/hit', { method: 'POST', mode: 'no-cors', body: 'joined' }));
          """)),
    ]
  ) { _ in
    """
    <script>
    new Worker('/dedicated-worker.js');
    new SharedWorker('/shared-worker.js').port.start();
    </script>
    """
  }
}
