/// What a page is asked, in its own language; every expression gives plain JSON.
enum PageScripts {
  /// Title, links, whole document and what looks like a sign-in button.
  static let reading = """
    (() => {
      const named = (e) => (e.getAttribute('aria-label') || e.innerText || e.value || e.title || '')
        .trim().replace(/\\s+/g, ' ').slice(0, 80);
      const buttons = [...document.querySelectorAll('a, button, [role=button], input[type=submit]')]
        .map(named).filter((n) => /(with|using|via|mit|avec|con|met)\\s+(?!e-?mail|password|passwor|kennwort|passwort|mot de|contrase|wachtwoord|phone|us\\b)\\w/i.test(n)
          && /continue|sign|log.?in|regist|join|weiter|anmeld|einlogg|connex|connect|continu|inici|acced|doorgaan|inlog|aanmeld/i.test(n));
      return {
        title: document.title.slice(0, 300), reached: location.href,
        links: [...document.querySelectorAll('a[href], area[href]')].map((a) => a.href)
          .filter((h) => h.startsWith('http')).slice(0, 2000),
        document: document.documentElement.outerHTML.slice(0, 4000000),
        buttons: [...new Set(buttons)].slice(0, 20),
        text: (document.body?.innerText || '').slice(0, 2000),
      };
    })()
    """

  /// Down to the end and up again: much is loaded only when it comes into sight.
  static let scrolling = """
    (async () => {
      const pause = () => new Promise((go) => setTimeout(go, 60));
      for (let i = 1; i <= 8; i++) {
        scrollTo(0, document.documentElement.scrollHeight * i / 8); await pause();
      }
      scrollTo(0, 0);
    })()
    """

  /// Clicks links that a script of the page's own handles, as single-page applications do, and lets no other be
  /// followed; returns how many were handled.
  static let clicking = """
    (async () => {
      let handled = 0;
      const links = [...document.querySelectorAll('a[href]')].filter((a) =>
        a.origin === location.origin && !/log.?out|sign.?out|delete|remove/i.test(a.href));
      for (const link of links.slice(0, 5)) {
        let isHandled = false;
        const last = (event) => { isHandled = event.defaultPrevented; event.preventDefault(); };
        addEventListener('click', last);
        link.click();
        removeEventListener('click', last);
        if (!isHandled) break;
        handled++;
        await new Promise((go) => setTimeout(go, 250));
      }
      return handled;
    })()
    """

  /// Puts the cursor into the next visible field for text and tells what it is for; nothing when there is none left.
  static func nextField(_ number: Int) -> String {
    """
    (() => {
      const fields = [...document.querySelectorAll('input, textarea')].filter((f) =>
        !f.disabled && !f.readOnly && f.getClientRects().length &&
        ['', 'text', 'email', 'tel', 'search', 'textarea'].includes(f.type || ''));
      const field = fields[\(number)];
      if (!field) return null;
      field.focus();
      const about = [field.type, field.name, field.id, field.autocomplete, field.placeholder]
        .join(' ').toLowerCase();
      return /mail/.test(about) ? 'email' : /tel|phone/.test(about) ? 'phone' : 'name';
    })()
    """
  }
}
