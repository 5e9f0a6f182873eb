import Access
import Erasure
import Formats
import Members
import Rights
import Store
import Workspace

/// Requests as text and JSON; what somebody wrote is shown by `show` alone.
enum RequestText {
  static func json(_ request: SubjectRequest) -> JSON {
    func day(_ day: CivilDate?) -> JSON { day.map { .string($0.iso) } ?? .null }
    return [
      "id": .string(request.id), "right": .string(request.right.rawValue),
      "state": .string(request.state.rawValue), "received": .string(request.received.iso),
      "channel": .string(request.channel.rawValue), "identified": .bool(request.isIdentified),
      "behalf": .string(request.behalf.rawValue), "mandate": .string(request.mandate.rawValue),
      "others": .string(request.others.rawValue),
      "legalDue": request.isOpen ? day(request.legalDue) : .null,
      "safeDue": request.isOpen ? day(request.safeDue) : .null,
      "owner": request.owner.map { .string($0) } ?? .null,
      "joinedInto": request.joinedInto.map { .string($0) } ?? .null, "ended": day(request.ended),
      "outcome": request.outcome.map { .string($0.rawValue) } ?? .null,
      "late": .bool(request.endedLate),
    ]
  }

  static func json(_ view: RequestView) -> JSON {
    var members = json(view.request).object ?? [:]
    if let deadline = view.deadline {
      members["law"] = .string(deadline.law)
      members["noticeBy"] = deadline.noticeBy.map { .string($0.iso) } ?? .null
      members["steps"] = .array(
        deadline.steps.map { ["text": .string($0.text), "source": .string($0.source)] })
      members["warnings"] = .array(deadline.warnings.map { .string($0) })
    }
    members["joined"] = .array(
      view.joined.map { ["id": .string($0.id), "received": .string($0.received.iso)] })
    members["tasks"] = .array(
      view.tasks.map {
        [
          "task": .integer(Int64($0.number)), "what": $0.what.map { .string($0) } ?? .null,
          "owner": .string($0.owner), "due": .string($0.due.iso),
          "done": $0.done.map { .string($0.iso) } ?? .null,
        ]
      })
    members["history"] = .array(
      view.history.map {
        [
          "kind": .string($0.kind), "day": .string($0.day.iso), "entry": .integer($0.sequence),
          "from": .string($0.from.rawValue), "to": .string($0.to.rawValue),
          "by": .string($0.actor.kind.rawValue),
        ]
      })
    return .object(members)
  }

  static func print(_ view: RequestView, at desk: Desk) {
    let request = view.request
    desk.line("\(request.id): \(request.right.words)")
    desk.line("state      \(request.state.words)")
    desk.line(
      "received   \(HumanDate.text(request.received)), \(Words.channel(request.channel))")
    if let into = request.joinedInto { desk.line("joined to  \(into)") }
    for other in view.joined {
      desk.line("joined     \(other.id), received \(HumanDate.text(other.received))")
    }
    if let owner = request.owner { desk.line("with       \(owner)") }
    if let outcome = request.outcome { desk.line("outcome    \(outcome.words)") }
    if let ended = request.ended {
      desk.line("ended      \(HumanDate.text(ended))\(request.endedLate ? ", late" : "")")
    }
    if let words = view.content?.words { desk.lines(words) }
    if let deadline = view.deadline { print(deadline, at: desk) }
    if !view.tasks.isEmpty { desk.line() }
    for task in view.tasks {
      desk.line(
        "task \(task.number)  \(task.done.map { "done \($0.iso)" } ?? "by \(task.due.iso)")  "
          + "\(task.owner): \(task.what ?? "")")
    }
    desk.line()
    var table = Table([.left, .right, .left])
    for note in view.history {
      table.row([
        note.day.iso, String(note.sequence),
        ([EntryWords.kind(note.kind)]
          + ["words", "reason", "late"].compactMap { note.texts[$0] }).joined(separator: ": "),
      ])
    }
    desk.print(table, indent: "")
  }

  private static func print(_ deadline: RequestDeadline, at desk: Desk) {
    desk.line()
    if let legal = deadline.legalDue {
      desk.line("Due by \(HumanDate.text(legal)) (legal date: late after it).")
    }
    if let safe = deadline.safeDue {
      desk.line("Safe by \(HumanDate.text(safe)) (plan for this one).")
    }
    if let since = deadline.standsSince {
      desk.line("The clock stands since \(HumanDate.text(since)).")
    }
    if let by = deadline.noticeBy, !deadline.isExtended {
      desk.line("An extension needs its notice by \(HumanDate.text(by)).")
    }
    desk.line(deadline.lawName)
    for (number, step) in deadline.steps.enumerated() {
      desk.lines("\(number + 1). \(step.text) [\(step.source)]")
    }
    for warning in deadline.warnings { desk.lines("! \(warning)") }
  }

  /// Where a request stands now.
  static func said(_ request: SubjectRequest, json isJSON: Bool, at desk: Desk) {
    if isJSON { return desk.print(json(request)) }
    let due =
      request.isOpen
      ? request.safeDue.map { ", safe by \($0.iso)" } ?? ", the clock stands" : ""
    desk.line("\(request.id) is \(request.state.words)\(due)")
  }

  /// What carrying a request out came to.
  static func said(_ carried: CarriedOut, json isJSON: Bool, at desk: Desk) {
    if isJSON { return desk.print(json(carried)) }
    said(carried.request, json: false, at: desk)
    tell(carried.told, at: desk)
    if let package = carried.package {
      desk.line(
        "copy \(package.id), \(Figures.count(Int(package.bytes), "byte")), kept until "
          + Figures.time(package.expires))
    }
    if let erasure = carried.erasure {
      desk.line("erasure \(erasure.id); see `aboveboard erase show \(erasure.id)`")
    }
    if let page = carried.page { desk.line("it is fetched once at  \(page)") }
    switch carried.state {
    case .done: break
    case .waiting(let names):
      desk.lines(
        "still to answer: \(names.joined(separator: ", ")); see `aboveboard systems steps`, then "
          + "carry it out again")
    case .byHand:
      desk.line("nothing does this by itself; do it, then `aboveboard request answer`")
    }
  }

  private static func json(_ carried: CarriedOut) -> JSON {
    var json: [String: JSON] = ["request": Self.json(carried.request)]
    switch carried.state {
    case .done: json["state"] = "done"
    case .waiting(let names):
      json["state"] = "waiting"
      json["for"] = .array(names.map { .string($0) })
    case .byHand: json["state"] = "by-hand"
    }
    json["told"] = carried.told == .mail ? "mail" : carried.told == .byHand ? "by-hand" : .null
    if let package = carried.package { json["package"] = PackageText.json(package) }
    if let erasure = carried.erasure { json["erasure"] = .string(erasure.id) }
    if let page = carried.page { json["page"] = .string(page) }
    return .object(json)
  }

  /// What a step came to, and whether the person is told.
  static func said(_ taken: StepTaken, json isJSON: Bool, at desk: Desk) {
    said(taken.request, json: isJSON, at: desk)
    if !isJSON { tell(taken.told, at: desk) }
  }

  private static func tell(_ told: StepTaken.Told, at desk: Desk) {
    switch told {
    case .nothing: break
    case .mail: desk.line("a letter to the person lies ready")
    case .byHand: desk.line("no address is known: tell the person by phone or post")
    }
  }
}
