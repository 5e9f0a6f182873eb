import Disclosure
import Formats
import Mail
import Register

/// What a recipient reads when something is asked back: numbers and a link, nothing about anybody.
enum RecallLetter {
  static func letter(
    _ recall: Recall, to address: String, isReminder: Bool, clock: RecallClock,
    from organisation: Organisation, at places: PartnerPlaces
  ) -> Letter {
    let subject =
      (isReminder
        ? "Reminder: data to delete or correct, asked back on " : "Data to delete or correct: ")
      + recall.day.iso
    return Letter(
      to: address, subject: subject,
      text: """
        To the people who answer for data at your organisation

        \(organisation.name) passed data on to you. People have since said no, or put something right.
        Recall \(recall.id) of \(recall.day.iso) names \(recall.refs) references in what you had from us; \
        \(recall.counts.notConfirmed) of them are unanswered.

        \(places.origin == nil ? "Take the list on our site, at" : "Take the list at")
        \(places.page(recall))
        or ask us for it. Its SHA-256 is
        \(recall.list)

        Where the list says `all`, it is about everything that you had by that disclosure.
        Delete or correct what it names, also where you passed it on, and answer with what you did, when, \
        and who says so. An answer signed with your declared key counts as confirmed, any other as claimed.
        Please answer by \(recall.day.adding(days: clock.answer).iso). Without an answer we stop \
        disclosing to you on \(recall.day.adding(days: clock.stop).iso).

        \(organisation.contact.name), \(organisation.contact.email)

        """)
  }
}
