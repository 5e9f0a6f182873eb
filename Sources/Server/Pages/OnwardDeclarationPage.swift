import Disclosure
import Door
import Formats
import Gate
import Register
import Workspace

/// The values of the page on which a partner declares what it passed on.
struct OnwardDeclarationPage {
  /// What has just been declared.
  enum Notice: String {
    case declared, undeclared

    var sentence: String {
      switch self {
      case .declared: "Written down. The disclosure was approved for this way."
      case .undeclared:
        "Written down. The disclosure was not approved for this way: it is no permission, and somebody of ours "
          + "will be in touch."
      }
    }
  }

  struct Choice {
    var id: String
    var label: String
    var isChosen: Bool
  }

  var back: String
  var action: String
  var formToken: String
  var notice: String?
  var choices: [Choice]
  var hasChoices: Bool
  var takers: [String]
  var today: String
  var lines: [DoorPage.Onward]
  var hasLines: Bool
  var older: String?
}

extension OnwardDeclarationPage {
  /// How many declarations are on one page, and how many disclosures can be chosen.
  static let limit = 50

  /// The page; of the declarations one more is asked for than is shown.
  init(
    _ sent: [DisclosureSummary], _ declared: [OnwardTransfer], chosen: String?, notice: Notice?,
    register: Register, formToken: String, on day: CivilDate
  ) {
    back = Route.door(.all).path
    action = Route.door(.onward).path
    self.formToken = formToken
    self.notice = notice?.sentence
    choices = sent.map { summary in
      let purpose = register.purposes[id: summary.use.purpose]?.label ?? summary.use.purpose.text
      let at = summary.sent.map { HumanDate.minute($0.at) } ?? ""
      return Choice(
        id: summary.id, label: "\(purpose), \(at), \(Words.count(summary.permitted)) people",
        isChosen: summary.id == chosen)
    }
    hasChoices = !choices.isEmpty
    var seen: Set<String> = []
    takers = sent.compactMap { $0.use.links.dropFirst().first }
      .compactMap { register.recipients[id: $0]?.label }.filter { seen.insert($0).inserted }
    today = day.iso
    let shown = declared.prefix(Self.limit)
    lines = shown.map { DoorPage.Onward($0, register: register) }
    hasLines = !lines.isEmpty
    older =
      declared.count > Self.limit
      ? shown.last.map { "\(Route.door(.onward).path)?before=\($0.id)" } : nil
  }
}

extension OnwardDeclarationPage: Page {
  static var template: String { "dooronward" }
  var pageTitle: String { "What you passed on" }
}
