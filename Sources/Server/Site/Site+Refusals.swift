import Access
import Connectors
import Consent
import Disclosure
import Door
import Erasure
import Findings
import Formats
import Forms
import HTTPTypes
import Hummingbird
import Logging
import Questions
import Register
import Rights
import Sites
import Staff
import Standing
import Store
import Vendors
import Workspace

extension Site {
  /// The answer to what went wrong: a page for people, a problem for programs.
  func refuse(_ error: any Error, _ route: Route?, _ visit: Visit) async -> Response {
    let refusal = Self.refusal(error) ?? unexpected(error, visit)
    if refusal.status == .serviceUnavailable, let error = error as? StoreError {
      // What a store says of itself holds no value; an operator must learn what is in the way.
      visit.logger.warning("refused for now", metadata: ["why": .string(error.detail)])
    }
    if [.requestTimeout, .contentTooLarge].contains(refusal.status) { visit.closeSoon() }
    if route?.isAPI == true { return Problem.response(refusal) }
    let organisation = try? await workspace.inForce().register.organisation
    let page = MessagePage(
      heading: refusal.title, paragraphs: [refusal.detail],
      contact: refusal.status == .unauthorized ? organisation?.contact.email : nil,
      signIn: refusal == .signInNeeded ? Self.signIn(for: route)?.path : nil)
    var response = html(
      renderer.page(page, chrome: Chrome(organisation: organisation, here: nil)),
      status: refusal.status)
    response.headers.append(contentsOf: refusal.headers)
    return response
  }

  /// Where whoever the route is for signs in.
  private static func signIn(for route: Route?) -> Route? {
    switch route?.need {
    case .staff: .signIn
    case .member: .memberSignIn(.all)
    case .anyone, .program, .partner, nil: nil
    }
  }

  /// An answer that holds a page.
  func html(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8"],
      body: .init(byteBuffer: ByteBuffer(string: text)))
  }

  /// Sends the browser to another page with a GET, so that reloading repeats nothing.
  func see(_ route: Route, query: String = "", anchor: String = "") -> Response {
    Response(status: .seeOther, headers: [.location: route.path + query + anchor])
  }

  /// What the rooms refuse, in their own words, which hold nothing personal.
  static func refusal(_ error: any Error) -> Refusal? {
    switch error {
    case let refusal as Refusal: refusal
    case let error as ConsentError: .unusable(sentence(error.description))
    case let error as ErasureError: Self.refusal(error)
    case let error as LetterError: .unusable(sentence(error.description))
    case let error as StandingError: .unusable(sentence(error.description))
    case VendorError.deadLink:
      Refusal(
        status: .gone, title: "This link no longer works",
        detail: "It takes one answer, for thirty days. Ask whoever sent it for a new one.")
    case let error as VendorError: .unusable(sentence(error.description))
    case let error as DisclosureError:
      if case .unknown = error { .noSuchPage } else { .unusable(sentence(error.description)) }
    case let error as DeclaredError:
      if case .unknown = error { .noSuchPage } else { .unusable(sentence(error.description)) }
    case let error as DoorError: Self.refusal(error)
    case let error as RequestError: Self.refusal(error)
    case let error as AttestationError:
      if case .unknown = error { .noSuchPage } else { .unusable(sentence(error.description)) }
    case let error as AudienceError:
      if case .unknown = error { .noSuchPage } else { .unusable(sentence(error.description)) }
    case let error as JobError:
      if case .unknown = error { .noSuchPage } else { .unusable(sentence(error.description)) }
    case let error as FindingError:
      if case .unknown = error { .noSuchPage } else { .unusable(sentence(error.description)) }
    case let error as SystemError:
      if case .unknownAct = error { .noSuchPage } else { .unusable(sentence(error.description)) }
    case let error as QuestionError:
      if error == .unknown { .noSuchPage } else { .unusable(sentence(error.description)) }
    case PackageError.unknown: .noSuchPage
    case PackageError.linkDead:
      Refusal(
        status: .gone, title: "This link does not work",
        detail: "A link works once and for a few days. Ask for a new one.")
    case PackageError.gone:
      Refusal(
        status: .gone, title: "This copy is destroyed",
        detail: "Copies are kept for some days alone. Make a new one.")
    case let error as PackageError: .unusable(sentence(error.description))
    case FormsError.unknown: .noSuchPage
    case FormsError.closed:
      Refusal(
        status: .gone, title: "This form is closed",
        detail: "Its last day is over. Nothing was recorded.")
    case FormsError.linkUnknown:
      Refusal(
        status: .gone, title: "This link no longer works",
        detail: "It works once, for seven days. What was entered is not here any more.")
    case let error as FormsError: .unusable(sentence(error.description))
    case SitesError.unknownScan, SitesError.unknownSite: .noSuchPage
    case let error as SitesError: .unusable(sentence(error.description))
    case StaffError.linkUnknown, StaffError.linkExpired, StaffError.linkUsed,
      StaffError.accountUnknown:
      Refusal(
        status: .gone, title: "This sign-in link no longer works",
        detail: "A link works once and for a short time. Ask for a new one.")
    case StaffError.sessionUnknown: .noSuchPage
    case StaffError.signInBusy:
      Refusal(
        status: .serviceUnavailable, title: "We are very busy",
        detail: "Too many people are signing in. Try again in a few seconds.",
        headers: [.retryAfter: "5"])
    case let error as StoreError where [.busy, .unreachable].contains(error.code):
      Refusal(
        status: .serviceUnavailable, title: "We are very busy",
        detail: "Nothing was acknowledged. Try again in a few seconds.", headers: [.retryAfter: "5"]
      )
    default: nil
    }
  }

  /// A defect or a fault of the machine: logged by its type, since its text may hold anything.
  private func unexpected(_ error: any Error, _ visit: Visit) -> Refusal {
    visit.logger.error(
      "unexpected error", metadata: ["type": .string(String(reflecting: type(of: error)))])
    return Refusal(
      status: .internalServerError, title: "Something went wrong on our side",
      detail: "It has been noted. Nothing was used or sent.")
  }

  /// A description as a sentence.
  static func sentence(_ description: String) -> String {
    description.prefix(1).uppercased() + description.dropFirst() + "."
  }
}
