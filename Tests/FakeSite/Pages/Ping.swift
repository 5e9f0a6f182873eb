extension Page {
  /// A link with `ping`, which a script clicks.
  public static let ping = Page("/ping", "Link with ping") { _ in
    """
    <a id="out" href="#there" ping="https://ping.links.example/clicked">There</a><p id="there">Here</p>
    <script>addEventListener('load', () => document.getElementById('out').click());</script>
    """
  }
}
