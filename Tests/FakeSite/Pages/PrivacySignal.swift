extension Page {
  /// Two trackers, one of which the page loads only if the browser sends no Global Privacy Control.
  public static let privacySignal = Page("/gpc", "Global Privacy Control") { _ in
    """
    <script>
    const load = (address) => {
      const tag = document.createElement('script');
      tag.src = address;
      document.head.append(tag);
    };
    if (!navigator.globalPrivacyControl) load('https://obeys.gpc.example/tag.js');
    load('https://ignores.gpc.example/tag.js?signal=' + Boolean(navigator.globalPrivacyControl));
    </script>
    """
  }
}
