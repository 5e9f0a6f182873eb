public import Formats
public import Register

/// The App Store's privacy label of an app that collects what a register declares (demand B6).
///
/// All of it is linked to a person: everything here is about a member. What is declared counts, whether the app or
/// another face collects it, so the label never says less than is true.
public struct AppPrivacyLabels: Sendable, Equatable {
  /// One type of data.
  public struct Row: Sendable, Equatable {
    /// The type; each stands once.
    public var type: AppleDataType
    /// The labels of the fields that belong to it, in the order of the register.
    public var fields: [String]
    /// What it is used for; `.other` where no purpose is declared, since a label must say something.
    public var purposes: [AppleDataPurpose]
    /// Whether somebody other than us and our processors may get it for marketing or matching.
    public var tracking: Bool
    /// Whether it is linked to the person: always.
    public var linked: Bool { true }
  }

  /// The rows, in the order of Apple's list.
  public var rows: [Row]
  /// The hosts that pages load for such a purpose, sorted.
  public var trackingDomains: [String]

  /// Whether anything is used to track, in Apple's sense.
  public var isTracking: Bool { !trackingDomains.isEmpty || rows.contains(where: \.tracking) }

  /// The label of a register on a day: what ended before the day is left out.
  public init(_ register: Register, on day: CivilDate) {
    let reach = Reach(register, on: day)
    var fields: [AppleDataType: [String]] = [:]
    var purposes: [AppleDataType: Set<AppleDataPurpose>] = [:]
    var tracked: Set<AppleDataType> = []
    for field in register.fields {
      let used = reach.purposes.filter { $0.fields.contains(field.id) }
      let words = used.map {
        AppleDataPurpose($0, leavesToOthers: reach.leaves(field.id, for: $0))
      }
      for type in AppleDataType.types(of: field) {
        fields[type, default: []].append(field.label)
        purposes[type, default: []].formUnion(words.isEmpty ? [.other] : words)
        if used.contains(where: { $0.isTracking && reach.leaves(field.id, for: $0) }) {
          tracked.insert(type)
        }
      }
    }
    rows = AppleDataType.allCases.compactMap { type in
      fields[type].map { labels in
        Row(
          type: type, fields: labels,
          purposes: AppleDataPurpose.allCases.filter { purposes[type]?.contains($0) == true },
          tracking: tracked.contains(type))
      }
    }
    let tracking = Set(reach.purposes.filter(\.isTracking).map(\.id))
    let hosts = register.sites.flatMap(\.loads).filter { tracking.contains($0.purpose) }
      .flatMap(\.hosts)
    trackingDomains = Set(hosts).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

extension Purpose {
  /// Marketing, and all that joins our data with somebody else's: Apple calls both tracking.
  fileprivate var isTracking: Bool { marketing || kind != .general }
}

/// What may leave to others than us and our processors.
private struct Reach {
  let register: Register
  let purposes: [Purpose]
  let agreements: [Agreement]

  init(_ register: Register, on day: CivilDate) {
    self.register = register
    purposes = register.purposes.filter { $0.retired.map { $0 > day } ?? true }
    agreements = register.agreements.filter { $0.until.map { $0 >= day } ?? true }
  }

  /// Whether an agreement lets a field leave for a purpose to somebody who is not known to be a processor of ours.
  func leaves(_ field: FieldID, for purpose: Purpose) -> Bool {
    agreements.contains { agreement in
      agreement.purposes.contains(purpose.id) && agreement.fields.contains(field)
        && ([agreement.recipient] + agreement.onward).contains { id in
          id != .ourselves && register.recipients[id: id]?.role != .processor
        }
    }
  }
}
