public import Store

extension Sites {
  /// Scans, who was seen on each site and when last, and what visitors' browsers reported.
  public static var migrations: [Migration] {
    [
      Migration(room: "sites", version: 1) { dialect in
        [
          """
          CREATE TABLE site_scans (
            id TEXT NOT NULL PRIMARY KEY, site TEXT NOT NULL, address TEXT NOT NULL,
            began_at BIGINT NOT NULL, ended_at BIGINT NOT NULL, complete BIGINT NOT NULL,
            parties BIGINT NOT NULL, actor_kind TEXT NOT NULL, actor_id TEXT NOT NULL,
            node TEXT NOT NULL, folder TEXT NOT NULL, manifest \(unsafe: dialect.blob) NOT NULL,
            sequence BIGINT NOT NULL, report TEXT NOT NULL
          )
          """,
          "CREATE INDEX site_scans_site ON site_scans (site, id)",
          """
          CREATE TABLE site_parties (
            site TEXT NOT NULL, party TEXT NOT NULL, name TEXT NOT NULL, kinds TEXT NOT NULL,
            recipient TEXT, first_at BIGINT NOT NULL, last_at BIGINT NOT NULL,
            removed_at BIGINT, scan TEXT NOT NULL, PRIMARY KEY (site, party)
          ) \(unsafe: dialect.tableSuffix)
          """,
          """
          CREATE TABLE site_schedules (
            site TEXT NOT NULL PRIMARY KEY, days BIGINT NOT NULL, next_at BIGINT NOT NULL,
            detail TEXT NOT NULL
          ) \(unsafe: dialect.tableSuffix)
          """,
          """
          CREATE TABLE site_reports (
            site TEXT NOT NULL, directive TEXT NOT NULL, blocked TEXT NOT NULL, page TEXT NOT NULL,
            reports BIGINT NOT NULL, first_at BIGINT NOT NULL, last_at BIGINT NOT NULL,
            PRIMARY KEY (site, directive, blocked)
          ) \(unsafe: dialect.tableSuffix)
          """,
        ]
      }
    ]
  }
}
