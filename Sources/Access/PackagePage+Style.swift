extension PackagePage {
  /// The style of the page: the colours and typefaces of our pages, within the one file.
  static let style = """
    :root { color-scheme: light dark; --paper: #fbfaf7; --sheet: #ffffff; --ink: #1d2327; \
    --soft: #545c62; --line: #dcd9d1; --accent: #0d5f5a;
      --serif: ui-serif, "Iowan Old Style", Palatino, Georgia, "Liberation Serif", serif;
      --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif; }
    @media (prefers-color-scheme: dark) { :root { --paper: #14181a; --sheet: #1c2225; \
    --ink: #e9e7e1; --soft: #a9b0b4; --line: #343c40; --accent: #7fd1c7; } }
    *, *::before, *::after { box-sizing: border-box; }
    html { font-size: 106.25%; }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 var(--sans); \
    overflow-wrap: anywhere; }
    header, main { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem; }
    header { padding-top: 1rem; color: var(--soft); }
    main { padding-bottom: 3rem; }
    h1, h2, h3, h4 { font-family: var(--serif); font-weight: 600; line-height: 1.2; }
    h1 { font-size: clamp(1.9rem, 1.3rem + 2.6vw, 3rem); margin: 1rem 0; }
    h2 { margin: 2.4rem 0 0.6rem; }
    h3, h4 { margin: 1.2rem 0 0.4rem; }
    p { max-width: 42rem; margin: 0 0 0.9rem; }
    .lead { font-size: 1.15rem; }
    .empty, .note { color: var(--soft); }
    a { color: var(--accent); text-underline-offset: 0.18em; }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
    .gaps { border-left: 4px solid var(--accent); background: var(--sheet); padding: 0.8rem 1rem; \
    margin: 1.2rem 0; } .gaps h2 { margin: 0 0 0.5rem; font-size: 1.2rem; } \
    .gaps ul { margin: 0; padding-left: 1.2rem; }
    nav ul { columns: 16rem; padding: 0; list-style: none; }
    nav li { padding: 0.15rem 0; break-inside: avoid; }
    .files { padding-left: 1.2rem; }
    dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); \
    gap: 0.6rem 1.6rem; margin: 0; }
    dt { color: var(--soft); font-size: 0.88rem; } dd { margin: 0; }
    .cards { display: grid; gap: 0.8rem; }
    article { background: var(--sheet); border: 1px solid var(--line); padding: 0.8rem 1rem 1rem; }
    article h3 { margin: 0 0 0.5rem; }
    table { width: 100%; border-collapse: collapse; background: var(--sheet); \
    border: 1px solid var(--line); }
    caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.7rem; \
    border-bottom: 1px solid var(--line); font-size: 0.92rem; overflow-wrap: break-word; \
    hyphens: auto; }
    th { color: var(--soft); font-weight: 600; font-size: 0.85rem; }
    details { border: 1px solid var(--line); background: var(--sheet); padding: 0.6rem 1rem; \
    margin-bottom: 0.6rem; }
    summary { cursor: pointer; font-weight: 600; }
    .notice { max-width: 42rem; }
    @media (max-width: 50rem) {
      thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      table { border: 0; background: none; }
      tbody, tr, td { display: block; } tr { border: 1px solid var(--line); \
    background: var(--sheet); margin-bottom: 0.7rem; padding: 0.4rem 0; }
      td { border: 0; padding: 0.2rem 0.8rem; overflow-wrap: anywhere; }
      td::before { content: attr(data-label); display: block; color: var(--soft); \
    font-size: 0.82rem; }
    }
    @media print { nav { display: none; } details { border: 0; } section { break-inside: auto; } }

    """
}
