import Formats
import Law
public import Mail
public import Register

/// The letters about a request: each says what happens next and by when, none repeats what is held.
public struct RequestLetters: Sendable {
  let organisation: Organisation

  /// The letters of an organisation.
  public init(_ organisation: Organisation) { self.organisation = organisation }

  private var foot: String {
    """

    \(organisation.name)
    \(organisation.address)
    Write to us: \(organisation.contact.name), \(organisation.contact.email)
    """
  }

  private func letter(_ address: String, _ subject: String, _ text: String) -> Letter {
    Letter(to: address, subject: "\(organisation.name): \(subject)", text: text + "\n" + foot)
  }

  /// To whoever owns the address of a request that came by the public form, known to us or not.
  public func confirm(_ address: String, link: String) -> Letter {
    letter(
      address, "was it you?",
      """
      Somebody sent us a request about the data that we may hold under this address.

      If it was you, open this page and press the button. It works once, for seven days:
      \(link)

      If it was not you, do nothing: then nobody learns anything.
      """)
  }

  /// That a request has come, and by when it is answered.
  public func received(_ address: String, _ request: SubjectRequest, due: String?) -> Letter {
    letter(
      address, "we have your request",
      """
      We have your request of \(request.received.iso): \(request.right.words).
      Its number is \(request.id).
      \(due.map { "We answer by \($0)." } ?? "We answer as soon as we can.")
      """)
  }

  /// That proof of identity is needed.
  public func identityAsked(
    _ address: String, _ request: SubjectRequest, reason: String
  ) -> Letter {
    letter(
      address, "please show that it is you",
      """
      We have your request of \(request.received.iso), number \(request.id).
      Before we answer we need to be sure that it is you:

      \(reason)

      Send no more than is asked for. We use it for nothing else, and do not keep it.
      """)
  }

  /// That a fee is asked for.
  public func feeAsked(_ address: String, _ request: SubjectRequest, reason: String) -> Letter {
    letter(
      address, "about your request",
      """
      We have your request of \(request.received.iso), number \(request.id).
      We ask for a fee, for this reason:

      \(reason)

      \(remedies(request))
      """)
  }

  /// A question that stops the clock.
  public func question(_ address: String, _ request: SubjectRequest, words: String) -> Letter {
    letter(
      address, "a question about your request",
      """
      To answer your request of \(request.received.iso), number \(request.id), we need to know:

      \(words)

      The days until your answer are not counted.
      """)
  }

  /// That it takes longer.
  public func extended(
    _ address: String, _ request: SubjectRequest, reasons: String, due: String?
  ) -> Letter {
    letter(
      address, "your request takes longer",
      """
      Your request of \(request.received.iso), number \(request.id), takes longer. The reasons:

      \(reasons)

      \(due.map { "We answer by \($0) at the latest." } ?? "We answer as soon as we can.")
      """)
  }

  /// That a complaint has come (DPA 2018 s.164A(3)).
  public func acknowledged(_ address: String, _ request: SubjectRequest) -> Letter {
    letter(
      address, "we have your complaint",
      """
      We have your complaint of \(request.received.iso), number \(request.id).
      We look into it, tell you how it goes, and what came out.

      \(remedies(request))
      """)
  }

  /// The answer.
  public func answered(
    _ address: String, _ request: SubjectRequest, outcome: RequestOutcome, words: String
  ) -> Letter {
    letter(
      address, "the answer to your request",
      """
      Your request of \(request.received.iso), number \(request.id): \(outcome.words).

      \(words)

      \(remedies(request))
      """)
  }

  /// The refusal, with reasons, and where one complains (Article 12(4)).
  public func refused(_ address: String, _ request: SubjectRequest, reasons: String) -> Letter {
    letter(
      address, "we do not do what you asked",
      """
      We do not do what you asked on \(request.received.iso), number \(request.id). The reasons:

      \(reasons)

      \(remedies(request))
      """)
  }

  /// To our own people: what is due, and when.
  public func warning(
    _ address: String, _ request: SubjectRequest, _ warning: RequestWarning
  ) -> Letter {
    let day = (warning == .late ? request.legalDue : request.safeDue)?.iso ?? ""
    let what =
      switch warning {
      case .late: "is late: its legal date was \(day)"
      case .past: "is past its safe date, \(day)"
      default: "is to be answered by \(day)"
      }
    return letter(
      address, "request \(request.id) \(warning == .late ? "is late" : "is due")",
      """
      The request \(request.id), \(request.right.words), received on \(request.received.iso), \
      \(what).
      It is \(request.state.words). The desk shows it under Requests.
      """)
  }

  /// Where one complains and goes to court.
  public func remedies(_ request: SubjectRequest) -> String {
    let authority =
      switch request.place.map({ String($0.prefix(2)) }) ?? organisation.country.code {
      case "GB": "the Information Commissioner (ico.org.uk)"
      default: "the data protection authority of the country in which you live or work"
      }
    return """
      If you do not agree, write to us. You can also complain to \(authority), and you can go to court.
      """
  }
}
