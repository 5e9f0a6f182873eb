/// What Google's hosts answer here.
enum Google {
  static let routes = [
    Route("www.googletagmanager.com", "/gtag/js", .script(tag)),
    Route("www.google-analytics.com", "/g/collect", .empty),
    Route(
      "accounts.google.com", "/gsi/client", .script("window.google = { accounts: { id: {} } };")),
    Route(
      "accounts.google.com", "/o/oauth2/v2/auth",
      .html("<!doctype html><title>Sign in - Google Accounts</title>")),
  ]

  /// A tag that names the browser by a cookie for two years and posts two events in one body.
  private static let tag = #"""
    (() => {
      const known = /(?:^|; )_ga=GA1\.1\.([^;]+)/.exec(document.cookie);
      const client = known ? known[1]
        : Math.floor(Math.random() * 2147483647) + '.' + Math.floor(Date.now() / 1000);
      document.cookie = '_ga=GA1.1.' + client + '; path=/; max-age=63072000; SameSite=Lax';
      const query = new URLSearchParams({
        v: '2', tid: 'G-NEST00001', cid: client, sid: String(Math.floor(Date.now() / 1000)),
        sct: '1', seg: '1', dl: location.href, dr: document.referrer, dt: document.title,
        ul: navigator.language, sr: screen.width + 'x' + screen.height, gcd: '13l3l3l3l1' });
      fetch('https://www.google-analytics.com/g/collect?' + query, {
        method: 'POST', mode: 'no-cors', keepalive: true, credentials: 'include',
        body: 'en=page_view&_et=11\r\nen=scroll&epn.percent_scrolled=90&_et=42' });
    })();
    """#
}
