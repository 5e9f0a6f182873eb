extension Page {
  /// Every banner with every conduct, at `/banner/KIND/CONDUCT`.
  public static let banners = BannerKind.allCases.flatMap { kind in
    BannerConduct.allCases.map { banner(kind, $0) }
  }

  /// A page with a banner, whose tracker is `https://tag.ads.example/KIND/CONDUCT.js`.
  ///
  /// The tracker then asks for `https://hits.ads.example/KIND/CONDUCT.gif`. The choice is kept in a cookie for the
  /// page's own path, and the banner stays away the next time.
  public static func banner(_ kind: BannerKind, _ conduct: BannerConduct) -> Page {
    let name = "\(kind.rawValue)/\(conduct.rawValue)"
    return Page(
      "/banner/\(name)", "Banner \(name)", language: kind.words.language,
      others: [
        Route(
          "tag.ads.example", "/\(name).js",
          .script("new Image().src = 'https://hits.ads.example/\(name).gif?at=' + Date.now();")),
        Route("cmp.consent.example", "/banner", .html(frame)),
      ]
    ) { _ in
      """
      <div id="place"></div>
      <script>
      const conduct = '\(conduct.rawValue)';
      \(logic)
      if (!chosen()) { \(placing(kind)) }
      </script>
      """
    }
  }

  private static func placing(_ kind: BannerKind) -> String {
    let html = "`\(kind.words.html)`"
    return switch kind {
    case .frame:
      """
      place.innerHTML = '<iframe src="https://cmp.consent.example/banner" title="Cookies"></iframe>';
      addEventListener('message', (event) => {
        if (event.origin === 'https://cmp.consent.example') choose(event.data);
      });
      """
    case .shadow:
      """
      const root = place.attachShadow({ mode: 'open' });
      root.innerHTML = \(html);
      root.addEventListener('click', clicked);
      """
    default:
      """
      place.innerHTML = \(html);
      place.addEventListener('click', clicked);
      """
    }
  }

  private static let logic = """
    const place = document.getElementById('place');
    const chosen = () => (/(?:^|; )choice=(accept|reject)/.exec(document.cookie) || [])[1];
    let isLoaded = false;
    const load = () => {
      if (isLoaded) return;
      isLoaded = true;
      const tag = document.createElement('script');
      tag.src = 'https://tag.ads.example' + location.pathname.slice('/banner'.length) + '.js';
      document.head.append(tag);
    };
    const follow = () => {
      const choice = chosen();
      if (conduct === 'before' || choice === 'accept' || (conduct === 'rejected' && choice)) load();
    };
    const choose = (choice) => {
      document.cookie = 'choice=' + choice + '; max-age=15552000; path=' + location.pathname;
      place.remove();
      follow();
    };
    const clicked = (event) => {
      const choice = event.target.dataset.choice;
      if (choice) choose(choice);
    };
    follow();
    """

  private static let frame = """
    <!doctype html><title>Cookies</title>\(BannerWords.english.html)
    <script>
    document.addEventListener('click', (event) => {
      const choice = event.target.dataset.choice;
      if (choice) parent.postMessage(choice, '*');
    });
    </script>
    """
}
