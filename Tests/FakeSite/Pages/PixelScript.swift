extension Page {
  /// Meta's script, which sets a first-party cookie and sends the hash of a signed-in member's e-mail.
  public static let pixelScript = Page("/pixel-script", "Pixel script") { request in
    let matching = request.member.map { ", { em: '\($0.email)' }" } ?? ""
    return """
      <script>
      window.fbq = (...item) => window.fbq.queue.push(item);
      window.fbq.queue = [];
      fbq('init', '\(Facebook.pixel)'\(matching));
      fbq('track', 'PageView');
      </script>
      <script async src="https://connect.facebook.net/en_US/fbevents.js"></script>
      """
  }
}
