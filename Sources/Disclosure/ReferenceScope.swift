/// From what the references of a disclosure's rows are derived: the one place that says so.
///
/// A disclosure of its own has references of its own, so that two files do not join (D8). The runs of an audience
/// share theirs: a recipient who is told to drop a row must know it again.
enum ReferenceScope {
  static func of(disclosure id: String, audience: String?) -> String {
    audience.map { "audience/" + $0 } ?? id
  }
}
