import Disclosure
public import Formats
import Law
import Questions
import Register
import Rights

extension PublicFigures {
  /// The figures and the answers made of them as `/figures.json` gives them; a name once shipped keeps its meaning.
  public func json(_ report: PublicReport, answers: [CommonQuestion]) -> JSON {
    [
      "as_of": .string(at.rfc3339), "record_since": Self.time(since),
      "organisation": .string(report.organisation.name),
      "register_version": .integer(Int64(report.registerVersion)),
      "members": Self.number(members), "kinds_of_data": Self.number(report.held.count),
      "purposes": Self.number(report.purposes.count),
      "declared_recipients": Self.number(report.recipients.count),
      "choices": .array(purposes.map(\.json)),
      "disclosures": [
        "all": handed.json, "by_recipient": .array(recipients.map(\.json)),
        "by_consideration": .array(returns.map(\.json)),
        "declared_not_proven": .array(report.declared.map(\.json)),
      ],
      "refusals": [
        "plans": Self.number(plans), "by_reason": .array(refusals.map(\.json)),
      ],
      "noes": noes.json, "recalls": .array(askedBack.map(\.json)),
      "questions": [
        "answered": Self.number(promises.answered), "in_time": Self.number(promises.inTime),
        "waiting": Self.number(promises.waiting), "overdue": Self.number(promises.overdue),
      ],
      "requests": .array(requests.lines.map(\.json)),
      "findings": ["open": Self.number(openFindings), "closed": Self.number(closedFindings)],
      "sites": .array(sites.map(\.json)), "checkpoint": proof?.json ?? .null,
      "methods": .object(
        Dictionary(
          FigureMethod.allCases.map { ($0.rawValue, JSON.string($0.sentence)) },
          uniquingKeysWith: { first, _ in first })),
      "answers": .array(answers.map(\.json)),
    ]
  }

  fileprivate static func number(_ number: Int) -> JSON { .integer(Int64(number)) }

  fileprivate static func time(_ at: Timestamp?) -> JSON { at.map { .string($0.rfc3339) } ?? .null }
}

extension PeopleCount {
  /// `{"count": 1204}`, `{"below": 10}` or `{"about": 1200}`.
  var json: JSON {
    switch self {
    case .exactly(let count): ["count": .integer(Int64(count))]
    case .underTen: ["below": 10]
    case .about(let count): ["about": .integer(Int64(count))]
    }
  }
}

extension PublicFigures.PurposeLine {
  fileprivate var json: JSON {
    [
      "purpose": .string(id.text), "label": .string(label), "basis": .string(basis.rawValue),
      "yes": yes.json, "partly": partly.json, "no": no.json, "silent": silent.json,
    ]
  }
}

extension PublicFigures.Handed {
  fileprivate var json: JSON {
    [
      "handovers": PublicFigures.number(handovers), "records": PublicFigures.number(records),
      "last": PublicFigures.time(last),
    ]
  }
}

extension PublicFigures.RecipientLine {
  fileprivate var json: JSON {
    ["recipient": .string(id.text), "label": .string(label), "handed": handed.json]
  }
}

extension PublicFigures.AskedBackLine {
  fileprivate var json: JSON {
    [
      "recipient": .string(id.text), "label": .string(label),
      "recalls": PublicFigures.number(record.recalls),
      "references": PublicFigures.number(record.counts.all),
      "confirmed": PublicFigures.number(record.counts.confirmed),
      "claimed": PublicFigures.number(record.counts.claimed),
      "not_confirmed": PublicFigures.number(record.counts.notConfirmed),
      "refused": PublicFigures.number(record.counts.refused),
      "answered_whole": PublicFigures.number(record.days.count),
      "usual_days": record.usualDays.map { PublicFigures.number($0) } ?? .null,
    ]
  }
}

extension PublicReport.DeclaredLine {
  fileprivate var json: JSON {
    [
      "recipient": .string(recipient), "onward": .array(onward.map { .string($0) }),
      "purpose": .string(purpose), "period": .string(period), "people": .string(people),
      "declared": .string(declared.iso),
    ]
  }
}

extension PublicFigures.ReturnLine {
  fileprivate var json: JSON { ["consideration": .string(kind.rawValue), "handed": handed.json] }
}

extension PublicFigures.RefusalLine {
  fileprivate var json: JSON {
    ["code": .string(code), "sentence": .string(sentence), "records": records.json]
  }
}

extension PublicFigures.Noes {
  fileprivate var json: JSON {
    [
      "from": .string(from.iso), "given": PublicFigures.number(given),
      "members_in_force": members.json, "members_checked": PublicFigures.number(checked),
      "records_against": PublicFigures.number(broken),
    ]
  }
}

extension RequestFigures.Line {
  fileprivate var json: JSON {
    [
      "right": .string(right.rawValue), "in_time": PublicFigures.number(inTime),
      "late": PublicFigures.number(late), "refused": PublicFigures.number(refused),
      "withdrawn": PublicFigures.number(withdrawn), "open": PublicFigures.number(open),
      "overdue": PublicFigures.number(overdue),
      "median_days": medianDays.map(PublicFigures.number) ?? .null,
    ]
  }
}

extension PublicFigures.SiteLine {
  fileprivate var json: JSON {
    [
      "site": .string(id.text), "address": .string(address),
      "last_look": PublicFigures.time(looked), "complete": .bool(isComplete),
    ]
  }
}

extension PublicFigures.Proof {
  fileprivate var json: JSON {
    [
      "size": .integer(size), "root": .string(root), "newest_entry": PublicFigures.time(newest),
      "path": "/evidence/checkpoint",
    ]
  }
}

extension CommonQuestion {
  fileprivate var json: JSON {
    [
      "id": .string(id.rawValue), "question": .string(question), "answer": .string(answer),
      "lines": .array(lines.map { .string($0) }),
    ]
  }
}
