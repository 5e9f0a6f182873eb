extension Page {
  /// Two beacons that leave when the visitor does: one of text, one of a Blob.
  public static let beaconOnUnload = Page("/beacon/unload", "Beacon on leaving") { _ in
    """
    <script>
    addEventListener('pagehide', () => {
      navigator.sendBeacon('https://beacon.stats.example/unload/text', 'left=' + location.pathname);
      navigator.sendBeacon('https://beacon.stats.example/unload/blob', new Blob(
        [JSON.stringify({ left: location.pathname })], { type: 'text/plain' }));
    });
    </script>
    """
  }
}
