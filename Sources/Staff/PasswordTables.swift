import Store

extension Migration {
  /// Passwords, second factors, recovery codes, and failed attempts to sign in.
  static var staffPasswords: Migration {
    Migration(room: "staff", version: 2) { dialect in
      [
        """
        CREATE TABLE staff_passwords (
          account TEXT NOT NULL, salt \(unsafe: dialect.blob) NOT NULL,
          hash \(unsafe: dialect.blob) NOT NULL, rounds BIGINT NOT NULL, block BIGINT NOT NULL,
          lanes BIGINT NOT NULL, set_at BIGINT NOT NULL, PRIMARY KEY (account)
        )\(unsafe: dialect.tableSuffix)
        """,
        """
        CREATE TABLE staff_factors (
          account TEXT NOT NULL, secret \(unsafe: dialect.blob) NOT NULL, set_at BIGINT NOT NULL,
          last_step BIGINT NOT NULL, PRIMARY KEY (account)
        )\(unsafe: dialect.tableSuffix)
        """,
        """
        CREATE TABLE staff_recovery_codes (
          hash \(unsafe: dialect.blob) NOT NULL, account TEXT NOT NULL, used_at BIGINT,
          PRIMARY KEY (hash)
        )\(unsafe: dialect.tableSuffix)
        """,
        """
        CREATE TABLE sign_in_failures (
          slot \(unsafe: dialect.integerKey), failures BIGINT NOT NULL, last_at BIGINT NOT NULL,
          open_at BIGINT NOT NULL
        )
        """,
      ]
    }
  }
}
