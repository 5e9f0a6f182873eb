import Erasure
import Mail
import Register

/// What a member reads before a restriction ends, or an objection is overridden.
enum LiftLetter {
  static func letter(_ lift: Lift, to address: String, register: Register) -> Letter {
    let organisation = register.organisation
    let (subject, text) =
      switch lift.what {
      case .restriction:
        (
          "The restriction of your data ends",
          "You had asked us to restrict your data, and we have used it for nothing since. We now "
            + "end the restriction."
        )
      case .objection:
        (
          "Your objection: our decision",
          "You objected to our using your data for "
            + "\(lift.purpose.flatMap { register.purposes[id: $0]?.label } ?? "one purpose"). We have used "
            + "it for that no more since. We now take it up again, because of compelling grounds that "
            + "outweigh your interests (Article 21(1))."
        )
      }
    return Letter(
      to: address, subject: subject,
      text: """
        \(text)

        Our reason:
        \(lift.reason)

        You can restrict your data again, object, or have it erased on your own page, or by writing to
        us. You can complain to us, and to the data protection authority.

        \(organisation.name)
        \(organisation.address)
        \(organisation.contact.name), \(organisation.contact.email)
        """)
  }
}
