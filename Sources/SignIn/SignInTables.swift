public import Store

extension SignIn {
  /// The tables of this room.
  public static var migrations: [Migration] {
    [
      Migration(room: "sign-in", version: 1) { dialect in
        [
          """
          CREATE TABLE sign_in_journeys (
            hash \(unsafe: dialect.blob) NOT NULL, provider TEXT NOT NULL,
            expires_at BIGINT NOT NULL, PRIMARY KEY (hash)
          )\(unsafe: dialect.tableSuffix)
          """,
          "CREATE INDEX sign_in_journeys_expiry ON sign_in_journeys (expires_at)",
          """
          CREATE TABLE sign_in_tokens (
            hash \(unsafe: dialect.blob) NOT NULL, expires_at BIGINT NOT NULL, PRIMARY KEY (hash)
          )\(unsafe: dialect.tableSuffix)
          """,
          "CREATE INDEX sign_in_tokens_expiry ON sign_in_tokens (expires_at)",
          """
          CREATE TABLE sign_in_told (
            ordinal \(unsafe: dialect.integerKey), provider TEXT NOT NULL, claims TEXT NOT NULL,
            at BIGINT NOT NULL
          )
          """,
        ]
      }
    ]
  }
}
