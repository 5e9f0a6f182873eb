extension Page {
  /// Identifiers that a third party's script keeps in all three stores of the site and sends home.
  public static let storage = Page(
    "/storage", "Identifiers in storage",
    others: [
      Route(
        "ids.storage.example", "/ids.js",
        .script(
          #"""
          (async () => {
            const fresh = () => crypto.randomUUID();
            const keep = (store) => {
              const value = store.getItem('visitor_id') || fresh();
              store.setItem('visitor_id', value);
              return value;
            };
            const database = await new Promise((done) => {
              const opening = indexedDB.open('visitors', 1);
              opening.onupgradeneeded = () => opening.result.createObjectStore('ids');
              opening.onsuccess = () => done(opening.result);
            });
            const ids = database.transaction('ids', 'readwrite').objectStore('ids');
            const kept = await new Promise((done) => {
              const asking = ids.get('visitor_id');
              asking.onsuccess = () => done(asking.result);
            });
            const third = kept || fresh();
            if (!kept) ids.put(third, 'visitor_id');
            new Image().src = 'https://ids.storage.example/keep.gif?' + new URLSearchParams({
              local: keep(localStorage), session: keep(sessionStorage), database: third });
          })();
          """#))
    ]
  ) { _ in "<script src=\"https://ids.storage.example/ids.js\"></script>" }
}
