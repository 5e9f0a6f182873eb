import Formats
import Store
import Workspace

/// Jobs in words and as JSON.
enum JobText {
  static func json(_ job: Job) -> JSON {
    [
      "id": .string(job.id), "kind": .string(job.kind), "detail": job.detail,
      "node": job.node.map { .string($0) } ?? .null, "state": .string(state(job)),
      "asked": .string(job.asked.rfc3339), "by": .string(job.actor.id),
      "done": .integer(job.done), "total": job.total.map { .integer($0) } ?? .null,
      "ended": job.ended.map { .string($0.rfc3339) } ?? .null, "outcome": job.outcome ?? .null,
    ]
  }

  static func asked(_ job: Job, at desk: Desk) {
    desk.line("job \(job.id) waits for a server; see  aboveboard jobs show \(job.id)")
  }

  static func print(_ job: Job, at desk: Desk) {
    desk.line("\(job.kind)  \(state(job))  \(progress(job))")
    var table = Table([.left, .left])
    table.row(["asked", "\(Figures.time(job.asked)) by \(job.actor.id)"])
    if let ended = job.ended { table.row(["ended", Figures.time(ended)]) }
    if let node = job.node { table.row(["on", node]) }
    for (name, value) in (job.detail.object ?? [:]).sorted(by: { $0.key < $1.key }) {
      if let text = value.string { table.row([name, text]) }
    }
    for (name, value) in (job.outcome?.object ?? [:]).sorted(by: { $0.key < $1.key }) {
      if value != .null { table.row([name, value.string ?? value.text]) }
    }
    desk.print(table)
  }

  /// The state; one that is to stop says so.
  static func state(_ job: Job) -> String {
    job.isToStop && !job.state.isOver ? "stopping" : job.state.rawValue
  }

  static func progress(_ job: Job) -> String {
    guard let total = job.total, total > 0 else {
      return job.done > 0 ? Figures.count(Int(job.done)) : ""
    }
    return "\(Figures.count(Int(job.done))) of \(Figures.count(Int(total)))"
  }
}
