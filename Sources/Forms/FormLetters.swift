import Mail
import Register

/// The mails that a form sends; none repeats what was entered, since an address may be mistyped.
struct FormLetters {
  let terms: FormTerms

  init(_ terms: FormTerms) { self.terms = terms }

  private var sender: String { terms.organisation.name }

  private var foot: String {
    let contact = terms.organisation.contact
    return """

      \(sender)
      \(terms.organisation.address)
      Write to us: \(contact.name), \(contact.email)
      """
  }

  /// To somebody who has just joined.
  func welcome(_ address: String, _ submission: FormSubmission) -> Letter {
    let kept = terms.asked.filter { submission.values[$0.field.id] != nil }.map(\.field.label)
    let yeses = submission.yeses.map { yes in
      "- \(yes.offer.words(of: terms.organisation))"
    }
    return Letter(
      to: address, subject: "\(terms.form.title): what we recorded",
      text: """
        This is what we recorded from our form "\(terms.form.title)".

        We keep: \(Sentence.list(kept)).
        You were shown: \(terms.notice.title) (\(terms.notice.version)).
        \(yeses.isEmpty ? "You said yes to nothing else." : "You said:")
        \(yeses.joined(separator: "\n"))

        You can change each of these at any time. If this was not you, write to us and we delete it.
        \(foot)
        """)
  }

  /// To the owner of an address that is not known yet.
  func confirm(_ address: String, link: String) -> Letter {
    Letter(
      to: address, subject: "\(terms.form.title): is it you?",
      text: """
        Somebody filled in our form "\(terms.form.title)" with this address.

        If it was you, open this page to see what was entered, and say yes:
        \(link)

        The page works for seven days. If it was not you, do nothing: then everything that was
        entered is destroyed.
        \(foot)
        """)
  }

  /// To ourselves, in place of a letter to an address that is never to be written to again.
  ///
  /// One letter is queued either way, so that the public log does not tell who asked for that.
  func refused() -> Letter {
    Letter(
      to: terms.organisation.contact.email,
      subject: "\(terms.form.title): an address that we never write to",
      text: """
        Somebody filled in our form "\(terms.form.title)" with an address that is banned, or whose owner
        asked never to be written to again.

        Nothing was taken in, and nobody was written to. There is nothing to do.
        \(foot)
        """)
  }

  /// To somebody whose address is known already.
  func known(_ address: String) -> Letter {
    Letter(
      to: address, subject: "\(terms.form.title): we know this address already",
      text: """
        Somebody filled in our form "\(terms.form.title)" with this address, which we know already.

        Nothing was changed, and nothing that was entered was kept. If it was you, sign in to see or
        change what we hold. If it was not you, you need do nothing.
        \(foot)
        """)
  }

  /// To a child's guardian.
  func guardian(_ address: String, link: String) -> Letter {
    Letter(
      to: address, subject: "A child asks you to agree: \(terms.form.title)",
      text: """
        A child filled in our form "\(terms.form.title)" and named you as parent or guardian.

        Open this page to see what they entered, and say yes or no:
        \(link)

        The page works for seven days. Unless you say yes, everything that was entered is destroyed,
        and so it is if you do nothing.
        \(foot)
        """)
  }
}
