import Formats

extension PartnerFact {
  static let longestText = 4_000

  /// Refuses what nobody could use; throws `VendorError`.
  func check() throws(VendorError) {
    switch self {
    case .assessment(let assessment):
      try assessment.check()
      for score in assessment.scores { try Self.require(score.reason, "a reason") }
      if assessment.until < assessment.made { throw .daysDisagree }
    case .contract(let list):
      try Self.require(list.contract, "the contract's version")
      if let hours = list.breachHours, hours < 0 { throw .text("the hours of the breach notice") }
    case .transfers(let record): try record.check()
    case .document(let document):
      try Self.require(document.title, "the title")
      guard let hash = Hex.decode(document.hash), hash.count == 32 else { throw .hash }
    case .subProcessor(let other): try Self.check(other)
    case .name(let name): try Self.require(name.name, "the name")
    case .plannedAudit(let plan): try Self.require(plan.scope, "what is looked at")
    case .audit(let report):
      try Self.require(report.summary, "what came out")
      for fault in report.faults { try Self.require(fault.what, "what was found") }
      if let next = report.next, next < report.made { throw .daysDisagree }
    case .fix(let fix): try Self.require(fix.how, "how it was put right")
    case .answers(let answers):
      try Self.require(answers.by, "who answers")
      for answer in answers.answers { try Self.require(answer.text, "an answer") }
      for name in answers.names { try Self.require(name.name, "a name") }
      for other in answers.subProcessors { try Self.check(other) }
      guard answers.names.count <= 100, answers.subProcessors.count <= 100 else {
        throw .text("the list of names")
      }
    case .asked, .accepted: break
    }
  }

  private static func check(_ other: SubProcessor) throws(VendorError) {
    try require(other.name, "the name")
    try require(other.task, "what it does")
    if let until = other.until, until < other.from { throw .daysDisagree }
  }

  private static func require(_ text: String, _ what: String) throws(VendorError) {
    guard !text.isEmpty, text.utf8.count <= longestText else { throw .text(what) }
  }
}
