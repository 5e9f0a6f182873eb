extension Page {
  /// What a browser fetches in advance: by prefetch and by preload.
  public static let prefetch = Page(
    "/prefetch", "Prefetch",
    head: """
      <link rel="prefetch" href="https://cdn.prefetch.example/next.js">
      <link rel="preload" as="script" href="https://cdn.prefetch.example/soon.js">
      """
  ) { _ in "<p>Nothing of it is used here.</p>" }
}
