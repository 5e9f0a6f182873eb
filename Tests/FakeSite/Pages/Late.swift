extension Page {
  /// A tag that loads only after ten seconds.
  public static let late = Page("/late", "Tag after ten seconds") { _ in
    """
    <script>
    setTimeout(() => {
      const tag = document.createElement('script');
      tag.src = 'https://late.tracker.example/late.js';
      document.head.append(tag);
    }, 10000);
    </script>
    """
  }
}
