import Store

extension Disclosures {
  /// The tables of what is kept about recalls beside them.
  ///
  /// `recall_words` and `disclosure_words` hold how many references stand under each word, so that pages add up few
  /// rows; `recall_tellings` how a recipient was told, and when a webhook that failed is tried again; `public_address`
  /// where partners reach us.
  static var recallKeepingTables: Migration {
    Migration(room: "recalls", version: 1) { dialect in
      let suffix = dialect.tableSuffix
      return [
        """
        CREATE TABLE recall_words (
          recall TEXT NOT NULL, answer TEXT NOT NULL, refs BIGINT NOT NULL,
          PRIMARY KEY (recall, answer)
        ) \(unsafe: suffix)
        """,
        """
        INSERT INTO recall_words (recall, answer, refs)
        SELECT recall, answer, COUNT(*) FROM recall_items GROUP BY recall, answer
        """,
        """
        CREATE TABLE disclosure_words (
          disclosure TEXT NOT NULL, recipient TEXT NOT NULL, answer TEXT NOT NULL,
          refs BIGINT NOT NULL, PRIMARY KEY (disclosure, recipient, answer)
        ) \(unsafe: suffix)
        """,
        """
        INSERT INTO disclosure_words (disclosure, recipient, answer, refs)
        SELECT disclosure, recipient, answer, COUNT(*) FROM recall_items
        GROUP BY disclosure, recipient, answer
        """,
        """
        CREATE TABLE recall_tellings (
          recall TEXT NOT NULL, step TEXT NOT NULL, way TEXT, failures BIGINT NOT NULL,
          failure TEXT, retry_at BIGINT, PRIMARY KEY (recall, step)
        ) \(unsafe: suffix)
        """,
        """
        CREATE TABLE public_address (
          one \(unsafe: dialect.integerKey) CHECK (one = 1), origin TEXT NOT NULL
        )
        """,
      ]
    }
  }
}
