import Formats
import Law
import Register
import Vendors
import Workspace

/// Partners as people and programs read them.
enum PartnerText {
  static func json(_ line: PartnerLine) -> JSON {
    [
      "partner": .string(line.recipient.id.text), "team": .string(line.recipient.team),
      "assessment_due": line.assessmentDue.map { .string($0.iso) } ?? .null,
      "audit_due": line.auditDue.map { .string($0.iso) } ?? .null,
      "open_faults": .integer(Int64(line.openFaults)), "overdue": .bool(line.isOverdue),
      "transfer_gaps": .array(line.gaps.map(Self.json)),
    ]
  }

  private static func json(_ gap: TransferGap) -> JSON {
    [
      "country": .string(gap.place.code), "law": .string(gap.regime.rawValue),
      "agreement": .string(gap.agreement.text),
    ]
  }

  /// The countries, what carries data there, and where nothing does.
  static func transfers(_ view: PartnerView) -> JSON {
    [
      "partner": .string(view.line.recipient.id.text),
      "places": .array(
        view.places.map { place in
          [
            "country": .string(place.country.code), "own": .bool(place.isOwn),
            "sub_processors": .array(place.parties.map { .string($0) }),
            "transfers": .array(place.lines.map(Self.json)),
          ]
        }),
      "transfer_gaps": .array(view.line.gaps.map(Self.json)),
    ]
  }

  private static func json(_ line: TransferLine) -> JSON {
    [
      "country": .string(line.country.code),
      "mechanism": line.mechanism.map { .string($0.rawValue) } ?? .null,
      "reference": line.reference.map { .string($0) } ?? .null,
      "until": line.until.map { .string($0.iso) } ?? .null,
      "documents": .array(line.documents.map { .string($0) }),
    ]
  }

  static func printPlaces(_ view: PartnerView, at desk: Desk) {
    for place in view.places {
      let who = (place.isOwn ? ["itself"] : []) + place.parties
      desk.lines(place.country.name + (who.isEmpty ? "" : ": " + who.joined(separator: ", ")))
      for line in place.lines {
        desk.lines(
          (line.mechanism?.title ?? "No mechanism")
            + (line.reference.map { ", \($0)" } ?? "")
            + (line.until.map { ", until \($0.iso)" } ?? "")
            + (line.documents.isEmpty
              ? "" : ", shown by " + Figures.count(line.documents.count, "document")),
          indent: "    ")
      }
      for verdict in place.verdicts { desk.lines(verdict, indent: "    ") }
    }
  }

  static func json(_ view: PartnerView) -> JSON {
    guard case .object(var members) = json(view.line) else { return .null }
    let dossier = view.dossier
    members["scores"] = .array(
      dossier.assessment?.made.scores.map {
        [
          "criterion": .string($0.criterion.rawValue), "points": .integer(Int64($0.points)),
          "reason": .string($0.reason),
        ]
      } ?? [])
    members["passed"] = dossier.assessment.map { .bool($0.made.isPassed) } ?? .null
    members["contracts"] = .array(
      dossier.contracts.map {
        [
          "agreement": .string($0.agreement.text),
          "missing": .array($0.missing.map { .string($0.rawValue) }),
        ]
      })
    members["places"] = transfers(view)["places"]
    members["names"] = .array(
      dossier.names.map { ["kind": .string($0.kind.rawValue), "name": .string($0.name)] })
    members["sub_processors"] = .array(
      dossier.subProcessors.map {
        [
          "id": .string($0.id), "name": .string($0.party.name),
          "country": .string($0.party.country.code),
          "under": $0.party.under.map { .string($0) } ?? .null,
          "from": .string($0.party.from.iso),
          "until": $0.party.until.map { .string($0.iso) } ?? .null,
        ]
      })
    members["documents"] = .array(
      dossier.documents.map { ["title": .string($0.title), "sha256": .string($0.hash)] })
    members["faults"] = .array(
      dossier.openFaults.map {
        [
          "audit": .string($0.audit), "fault": .integer(Int64($0.number)),
          "what": .string($0.fault.what), "due": .string($0.fault.due.iso),
        ]
      })
    members["answers_waiting"] = .array(dossier.waitingAnswers.map { .string($0.record.id) })
    return .object(members)
  }

  static func print(_ view: PartnerView, at desk: Desk) {
    let (line, dossier) = (view.line, view.dossier)
    desk.line("\(line.recipient.label) (\(line.recipient.id)), team \(line.recipient.team)")
    if let assessment = dossier.assessment?.made {
      desk.lines(
        "Assessed on \(assessment.made.iso), \(assessment.isPassed ? "passed" : "not passed"), "
          + "counts until \(assessment.until.iso).")
      for score in assessment.scores {
        desk.lines("\(score.points)/5  \(score.criterion.title): \(score.reason)", indent: "    ")
      }
    } else {
      desk.lines("Never assessed here.")
    }
    for agreement in view.agreements {
      desk.lines("Agreement \(agreement.id): \(agreement.state)")
    }
    for contract in dossier.contracts {
      let missing = contract.missing.map(\.title)
      desk.lines(
        "Contract \(contract.contract) of \(contract.agreement): "
          + (missing.isEmpty
            ? "settles every point of Article 28" : "lacks " + missing.joined(separator: "; ")))
    }
    printPlaces(view, at: desk)
    for plan in dossier.plannedAudits {
      desk.lines("Audit planned for \(plan.day.iso) under \(plan.agreement): \(plan.scope)")
    }
    for audit in dossier.audits {
      desk.lines(
        "Audited on \(audit.report.made.iso) under \(audit.report.agreement): "
          + audit.report.summary + " (\(audit.record.id))")
    }
    for open in dossier.openFaults {
      desk.lines(
        "To be put right by \(open.fault.due.iso): \(open.fault.what) (\(open.audit) \(open.number))"
      )
    }
    for name in dossier.names {
      desk.lines("\(name.kind.rawValue) name: \(name.name)\(own(name.isDeclaredByPartner))")
    }
    for (id, party) in dossier.subProcessors {
      desk.lines(
        "Sub-processor \(party.name), \(party.country.name), \(party.task), from "
          + "\(party.from.iso)\(party.until.map { " to \($0.iso)" } ?? "")\(party.under.map { ", under \($0)" } ?? "")"
          + "\(own(party.isDeclaredByPartner)) (\(id))")
    }
    for document in dossier.documents {
      desk.lines("Document \(document.title), SHA-256 \(document.hash)")
    }
    for waiting in dossier.waitingAnswers {
      desk.lines("Answers wait to be read: \(waiting.record.id), by \(waiting.answers.by)")
      for answer in waiting.answers.answers {
        desk.lines("\(answer.criterion.title): \(answer.text)", indent: "    ")
      }
    }
  }

  private static func own(_ isOwn: Bool) -> String { isOwn ? ", as it says itself" : "" }
}
