extension Page {
  /// A beacon of JSON that leaves as soon as the page has loaded.
  public static let beaconOnLoad = Page("/beacon/load", "Beacon on load") { _ in
    """
    <script>
    addEventListener('load', () => navigator.sendBeacon(
      'https://beacon.stats.example/load', JSON.stringify({ page: location.pathname })));
    </script>
    """
  }
}
