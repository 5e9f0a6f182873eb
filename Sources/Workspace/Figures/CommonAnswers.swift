import Formats
import Law
import Register
import Sites

/// Answers common questions from what the page already knows: report, figures and what is in force.
struct CommonAnswers {
  let report: PublicReport
  let figures: PublicFigures
  let inForce: InForce
  /// What each recipient had in the last twelve months.
  let lastYear: [PublicFigures.RecipientLine]
  /// Everybody who was ever seen on our sites.
  let parties: [SeenParty]

  var register: Register { inForce.register }
  var today: CivilDate { figures.at.date }
  var since: String { FactWords.since(figures.since) }
  /// The agreements in force today.
  var agreements: [Agreement] {
    register.agreements.filter { agreement in
      agreement.from <= today && agreement.until.map { today <= $0 } != false
        && inForce.suspended[agreement.id] != .everywhere
    }
  }

  /// Every question in the order of the page.
  func all() -> [CommonQuestion] { CommonQuestion.ID.allCases.map(answer) }

  private func answer(_ id: CommonQuestion.ID) -> CommonQuestion {
    switch id {
    case .sold: sold
    case .received: received
    case .watching: watching
    case .sensitive: sensitive
    case .kept: kept
    case .decides: decides
    case .silent: silent
    case .stop: stop
    case .abroad: abroad
    case .gain: gain
    }
  }

  private var sold: CommonQuestion {
    let answer =
      report.sold.isEmpty
      ? "No. We have handed over no record for money \(since)."
      : "Yes. We have had money from "
        + FactWords.unique(report.sold.map(\.recipient)).inWords + "."
    return CommonQuestion(
      id: .sold, question: "Do you sell data?", answer: answer,
      lines: report.sold.map { line in
        "\(line.recipient), for \(line.purpose): "
          + "\(FactWords.count(line.handovers, "handover")) of "
          + "\(FactWords.count(line.people, "record")) in all, the last on "
          + "\(HumanDate.text(line.last)); \(line.consideration)"
      }, proof: .sold)
  }

  private var received: CommonQuestion {
    let from = HumanDate.text(today.adding(years: -1))
    return CommonQuestion(
      id: .received, question: "Who has received data in the last year?",
      answer: lastYear.isEmpty
        ? "Nobody. No record was handed over from \(from) until today."
        : lastYear.map(\.label).inWords + ", from \(from) until today.",
      lines: lastYear.map { "\($0.label): \(FactWords.handed($0.handed))" }, proof: .sharing)
  }

  /// A site that was never looked at is not known, which is neither nobody nor somebody.
  private var watching: CommonQuestion {
    let looked = figures.sites.filter { $0.looked != nil }
    let ids = Set(looked.map(\.id.text))
    let names = Workspace.present(parties.filter { ids.contains($0.site) })
    let answer: String
    if figures.sites.isEmpty {
      answer = "We cannot say: none of our web sites is declared here, so none is looked at."
    } else if looked.isEmpty {
      answer = "We cannot say yet: our web sites have never been looked at with a browser."
    } else if !names.isEmpty {
      answer = "\(names.inWords): our own pages make your browser contact them."
    } else if figures.sites.allSatisfy({ $0.looked != nil && $0.isComplete }) {
      answer = "None. Our pages contacted no other company when we last looked."
    } else {
      answer = "None that we saw; but we could see only part of our pages."
    }
    return CommonQuestion(
      id: .watching, question: "Which companies see me on your web site?", answer: answer,
      lines: figures.sites.map { site in
        guard let at = site.looked else { return "\(site.address): never looked at" }
        let here = Workspace.present(parties.filter { $0.site == site.id.text })
        return "\(site.address), looked at on \(HumanDate.text(at))"
          + (site.isComplete ? ": " : ", in part: ")
          + (here.isEmpty ? "nobody was seen" : here.inWords)
      }, proof: .sites)
  }

  private var stop: CommonQuestion {
    let noes = figures.noes
    var lines = [
      FactWords.count(noes.given, "no was given", "noes were given")
        + " since \(HumanDate.text(noes.from)), by members or by their browsers"
    ]
    if noes.checked > 0 {
      lines.append(
        "the newest, of \(FactWords.count(noes.checked, "member")), held against the ledger: "
          + FactWords.count(noes.broken, "record was", "records were")
          + " handed over against a no")
    }
    return CommonQuestion(
      id: .stop, question: "How do I stop everything?",
      answer: "Sign in and say stop under “Your data”, or write to \(contact). "
        + "It counts at once: the next decision already obeys it.",
      lines: lines, proof: .me)
  }

  private var contact: String {
    let contact = register.organisation.contact
    return "\(contact.name) (\(contact.email))"
  }
}
