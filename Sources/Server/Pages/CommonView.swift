import Workspace

/// A common question as the public page shows it: closed until somebody opens it.
struct CommonView {
  var name: String
  var question: String
  var answer: String
  var lines: [String]
  var hasLines: Bool
  /// The place on the page that shows what the answer is made of.
  var anchor: String?
  /// The address that does, where a server answers it.
  var path: String?
  var place: String
}

extension CommonView {
  /// - Parameter hasSites: whether the page has the part about our own web sites.
  init(_ question: CommonQuestion, hasSites: Bool) {
    name = "faq-" + question.id.rawValue
    self.question = question.question
    answer = question.answer
    lines = question.lines
    hasLines = !lines.isEmpty
    switch question.proof {
    case .held: (anchor, place) = ("#held", "What we hold")
    case .why: (anchor, place) = ("#why", "Why we use it")
    case .who: (anchor, place) = ("#who", "Who may get it")
    case .sharing: (anchor, place) = ("#sharing", "Who has had it")
    case .sold: (anchor, place) = ("#sold", "Have we ever sold data?")
    case .sites: (anchor, place) = (hasSites ? "#sites" : nil, "Who our pages contact")
    case .figures: (anchor, place) = ("#figures", "The figures")
    case .me: (path, place) = (Route.me.path, "Your data")
    }
  }
}
