/// What Meta's hosts answer here.
enum Facebook {
  /// The number of the site's pixel.
  static let pixel = "1234567890"

  static let routes = [
    Route("www.facebook.com", "/tr", answer: collect),
    Route("www.facebook.com", "/tr/", answer: collect),
    Route("connect.facebook.net", "/en_US/fbevents.js", .script(events)),
    Route(
      "www.facebook.com", "/v19.0/dialog/oauth",
      .html("<!doctype html><title>Log in with Facebook</title>")),
  ]

  /// The pixel's image, with a cookie of the third party's own.
  @Sendable private static func collect(_ request: Request) -> Reply {
    guard request.cookie("fr") == nil else { return .gif() }
    let cookie =
      "fr=v\(request.logged.number)nest; Domain=.facebook.com; Path=/; Max-Age=7776000; Secure; "
      + "HttpOnly; SameSite=None"
    return .gif([("Set-Cookie", cookie)])
  }

  /// A script that names the browser by a first-party cookie for 90 days and hashes the e-mail it is given.
  private static let events = #"""
    (() => {
      const known = /(?:^|; )_fbp=([^;]+)/.exec(document.cookie);
      const browser = known ? known[1]
        : 'fb.1.' + Date.now() + '.' + Math.floor(Math.random() * 1e10);
      document.cookie = '_fbp=' + browser + '; path=/; max-age=7776000; SameSite=Lax; Secure';
      let pixel = '', email = '';
      const hash = async (text) => {
        const bytes = new TextEncoder().encode(text.trim().toLowerCase());
        const digest = await crypto.subtle.digest('SHA-256', bytes);
        return Array.from(new Uint8Array(digest), (b) => b.toString(16).padStart(2, '0')).join('');
      };
      const track = async (name) => {
        const query = new URLSearchParams({
          id: pixel, ev: name, dl: location.href, rl: document.referrer, if: 'false',
          ts: String(Date.now()), sw: String(screen.width), sh: String(screen.height),
          fbp: browser });
        if (email) query.set('ud[em]', await hash(email));
        new Image().src = 'https://www.facebook.com/tr/?' + query;
      };
      const call = (verb, value, more) => {
        if (verb === 'init') { pixel = value; email = (more && more.em) || ''; }
        if (verb === 'track') track(value);
      };
      const waiting = (window.fbq && window.fbq.queue) || [];
      window.fbq = call;
      for (const item of waiting) call(...item);
    })();
    """#
}
