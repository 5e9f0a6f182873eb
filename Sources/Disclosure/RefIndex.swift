import Store

extension Migration {
  /// Finds a member by the reference that a recipient names.
  static var disclosedRefs: Migration {
    Migration(room: "disclosure", version: 4) { _ in
      ["CREATE INDEX disclosed_ref ON disclosed (ref)"]
    }
  }
}
