extension PackPage {
  /// The style of the page: the colours and typefaces of our pages, for a page that stands alone.
  static let style = """
    :root { color-scheme: light dark; --paper: #fbfaf7; --sheet: #ffffff; --ink: #1d2327; \
    --soft: #545c62; --line: #dcd9d1; --accent: #0d5f5a;
      --serif: ui-serif, "Iowan Old Style", Palatino, Georgia, "Liberation Serif", serif;
      --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif;
      --mono: ui-monospace, Menlo, Consolas, "Liberation Mono", monospace; }
    @media (prefers-color-scheme: dark) { :root { --paper: #14181a; --sheet: #1c2225; \
    --ink: #e9e7e1; --soft: #a9b0b4; --line: #343c40; --accent: #7fd1c7; } }
    *, *::before, *::after { box-sizing: border-box; }
    html { font-size: 106.25%; }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 var(--sans); \
    overflow-wrap: anywhere; }
    header, main { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem; }
    header { padding-top: 1rem; color: var(--soft); }
    main { padding-bottom: 3rem; }
    h1, h2 { font-family: var(--serif); font-weight: 600; line-height: 1.2; }
    h1 { font-size: clamp(1.9rem, 1.3rem + 2.6vw, 3rem); margin: 1rem 0; }
    h2 { margin: 2.2rem 0 0.6rem; }
    p { max-width: 42rem; margin: 0 0 0.9rem; }
    .lead { font-size: 1.15rem; }
    .empty { color: var(--soft); }
    a { color: var(--accent); text-underline-offset: 0.18em; }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
    code, pre { font-family: var(--mono); font-size: 0.85em; }
    pre { background: var(--sheet); border: 1px solid var(--line); border-radius: 6px; \
    padding: 0.9rem 1rem; white-space: pre-wrap; }
    nav ul { display: flex; flex-wrap: wrap; gap: 0.4rem 1.2rem; padding: 0; list-style: none; }
    dt { color: var(--soft); font-size: 0.88rem; } dd { margin: 0 0 0.5rem; }
    table { width: 100%; border-collapse: collapse; background: var(--sheet); }
    caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.7rem; \
    border-bottom: 1px solid var(--line); }
    th { color: var(--soft); font-weight: 600; font-size: 0.88rem; }
    @media (max-width: 40rem) {
      thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      tr, td { display: block; } tr { border-bottom: 2px solid var(--line); padding: 0.5rem 0; }
      td { border: 0; padding: 0.15rem 0.7rem; }
      td::before { content: attr(data-label) ": "; color: var(--soft); }
    }

    """
}
