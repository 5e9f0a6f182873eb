import Register

/// A small clean register, and helpers that read YAML beside it.
enum Fixture {
  static let base = """
    organisation:
      name: Test Ltd
      country: GB
      address: 1 Test Street
      contact: {name: Care, email: care@test.example}
      officer: {name: Officer, email: dpo@test.example}
      residence-field: country
      birth-field: born
    fields:
      country: {label: country, about: self, kind: country, system: db, bands: [GB, "NO"]}
      born: {label: date of birth, about: self, kind: date, system: db}
      email: {label: e-mail address, about: self, kind: email, system: db}
      address: {label: home address, about: self, kind: address, system: db}
      due: {label: due date, about: self, kind: date, special: health, system: db}
      kids: {label: children, about: own-child, kind: list, system: db}
    purposes:
      news: {label: news, basis: consent, fields: [email], marketing: yes}
    recipients:
      mailer: {label: Mailer, role: processor, country: IE, team: web}
      broker: {label: Broker, role: controller, country: GB, team: sales, onward: [buyer]}
      buyer: {label: Buyer, role: controller, country: GB, team: sales}
    notices:
      privacy:
        versions:
          - number: 1
            from: 2025-01-01
            title: Privacy
            covers: {news: [mailer]}
            text: "{{purposes}}"
    """

  static func file(_ path: String, _ text: String) -> RegisterFile {
    RegisterFile(path: path, bytes: Array(text.utf8))
  }

  /// Reads one file alone.
  static func read(_ text: String) -> RegisterReading {
    RegisterReader.read(files: [file("x.yaml", text)])
  }

  /// Reads one file beside the base.
  static func readBeside(_ text: String) -> RegisterReading {
    RegisterReader.read(files: [file("base.yaml", base), file("x.yaml", text)])
  }

  /// The diagnostics as "file:line:column code".
  static func found(_ reading: RegisterReading) -> [String] {
    reading.diagnostics.map { "\($0.file):\($0.line):\($0.column) \($0.code.rawValue)" }
  }

  /// The base with one text replaced by another.
  static func base(replacing old: String, by new: String) -> String {
    let parts = base.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
    return parts.joined(separator: new)
  }
}
