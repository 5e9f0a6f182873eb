import Store

/// What is stopped now, each with the sequence of the act that stopped it first.
struct StopsNow: Equatable {
  struct Place: Hashable {
    var agreement: String
    var place: String
  }

  var paused: [String: Int64] = [:]
  var suspended: [Place: Int64] = [:]

  /// As the derived tables say.
  init(stored transaction: any ReadTransaction) throws {
    try transaction.each("SELECT purpose, sequence FROM paused_purposes ORDER BY purpose") {
      paused[try $0.text(0)] = try $0.int(1)
    }
    try transaction.each(
      "SELECT agreement, place, sequence FROM suspended_agreements ORDER BY agreement, place"
    ) {
      suspended[Place(agreement: try $0.text(0), place: try $0.text(1))] = try $0.int(2)
    }
  }

  /// As all acts say, one after the other.
  init(replaying transaction: any ReadTransaction) throws {
    try transaction.each(
      """
      SELECT sequence, kind, name, territories FROM standing_acts
      WHERE name IS NOT NULL ORDER BY sequence
      """
    ) { row in
      let (sequence, name) = (try row.int(0), try row.text(2))
      let places = try row.textOrNil(3)?.split(separator: " ").map(String.init)
      switch StandingAct.Kind(rawValue: try row.text(1)) {
      case .paused: if paused[name] == nil { paused[name] = sequence }
      case .unpaused: paused[name] = nil
      case .suspended:
        for place in places ?? ["*"] {
          let key = Place(agreement: name, place: place)
          if suspended[key] == nil { suspended[key] = sequence }
        }
      case .resumed:
        if let places {
          for place in places { suspended[Place(agreement: name, place: place)] = nil }
        } else {
          suspended = suspended.filter { $0.key.agreement != name }
        }
      case .published, .assessed, .audited, .transferred, .signed, .ended, .undertaken,
        .released, nil:
        break
      }
    }
  }

  /// How many rows are missing, too many or other ones.
  func differences(from other: StopsNow) -> Int {
    Set(paused.keys).union(other.paused.keys).count { paused[$0] != other.paused[$0] }
      + Set(suspended.keys).union(other.suspended.keys).count {
        suspended[$0] != other.suspended[$0]
      }
  }

  func write(_ transaction: any WriteTransaction) throws {
    try transaction.run("DELETE FROM paused_purposes")
    try transaction.run("DELETE FROM suspended_agreements")
    try transaction.insert(
      into: "paused_purposes", ["purpose", "sequence"],
      rows: paused.map { [.text($0.key), .integer($0.value)] })
    try transaction.insert(
      into: "suspended_agreements", ["agreement", "place", "sequence"],
      rows: suspended.map {
        [.text($0.key.agreement), .text($0.key.place), .integer($0.value)]
      })
  }
}
