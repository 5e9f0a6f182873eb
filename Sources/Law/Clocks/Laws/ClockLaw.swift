/// A law with clocks in it: where it holds, what it gives, and how well it is known here.
public struct ClockLaw: Sendable, Hashable {
  /// The name by which it is chosen, such as `uk-gdpr`.
  public let id: String
  /// Other names for it.
  public let aliases: [String]
  /// Where it holds, in words.
  public let place: String
  /// Where it holds: ISO 3166-1 or 3166-2 codes; empty for the EU and EEA, see `Country.regime`.
  public let codes: [String]
  /// What it is called.
  public let name: String
  /// How well its rules are known here.
  public let status: Status
  /// The clocks.
  public let rules: [ClockRule]

  /// How well a rule is known.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    /// Read at its source.
    case read
    /// Read in a source that reports the law.
    case secondary
    /// From memory: confirm it before relying on it.
    case memory
    /// Sources contradict each other: the longer reading is the legal date, the shorter the safe one.
    case conflict
  }

  init(
    _ id: String, aliases: [String] = [], place: String, codes: [String], name: String,
    status: Status, rules: [ClockRule]
  ) {
    self.id = id
    self.aliases = aliases
    self.place = place
    self.codes = codes
    self.name = name
    self.status = status
    self.rules = rules
  }

  /// Every law that is held here, the United Kingdom and the Union first.
  public static let all: [ClockLaw] = [unitedKingdom, union, california] + states + elsewhere

  /// The law of a name or of another name for it.
  public static func named(_ name: String) -> ClockLaw? {
    all.first { $0.id == name || $0.aliases.contains(name) }
  }

  /// The laws that hold at a place: an ISO 3166-1 code, or an ISO 3166-2 code of a part.
  public static func at(_ code: String) -> [ClockLaw] {
    if Country(code)?.regime == .eu { return [union] }
    let exact = all.filter { $0.codes.contains(code) }
    return exact.isEmpty ? all.filter { $0.codes.contains { $0.hasPrefix(code + "-") } } : exact
  }

  /// The clock for a right, or nil when the law has none.
  public func rule(for right: ClockRight) -> ClockRule? {
    rules.first { $0.rights.contains(right) }
  }

  /// Every right for which the law has a clock, in the order of its rules.
  public var rights: [ClockRight] { rules.flatMap(\.rights) }
}
