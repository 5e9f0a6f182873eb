/// What a name on the wire means.
struct Sense: Sendable {
  let subject: Told.Subject
  let label: String

  init(_ subject: Told.Subject, _ label: String) {
    self.subject = subject
    self.label = label
  }

  /// The sense applied to a value; contact details in the shape of a hash are told as such.
  func told(_ key: String, _ value: String) -> Told {
    Told(
      subject: subject, key: key, label: label, value: value,
      isHashed: subject == .contact && HashShape.fits(value))
  }
}
