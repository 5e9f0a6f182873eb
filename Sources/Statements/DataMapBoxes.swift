import Formats
import Law
import Register

/// The boxes of a map: what each is called, and in which order they stand.
struct DataMapBoxes {
  let register: Register
  let counts: [FieldID: Int]
  let rows: [SystemID: Int]

  init(_ register: Register, counts: [FieldID: Int], rows: [SystemID: Int]) {
    self.register = register
    self.rows = rows
    self.counts = counts
  }

  /// Boxes by stage, then in the order of the register, then those that it does not declare.
  func order(_ ids: Set<String>) -> [DataMap.Node] {
    let declared =
      register.systems.map { "system:\($0.id.text)" }
      + register.collectionPoints.map { "point:\($0.id.text)" }
      + register.fields.map { "field:\($0.id.text)" }
      + register.purposes.map { "purpose:\($0.id.text)" }
      + register.recipients.map { "recipient:\($0.id.text)" }
      + register.recipients.map { "onward:\($0.id.text)" }
    let others = ids.subtracting(declared).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    let nodes = (declared.filter(ids.contains) + others).compactMap(node)
    return DataMap.Stage.allCases.flatMap { stage in nodes.filter { $0.stage == stage } }
  }

  /// The box of an identifier such as `field:email`; nil when it is not of that form.
  func node(_ id: String) -> DataMap.Node? {
    let parts = id.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 1)
    guard parts.count == 2, let stage = String(parts[0]), let name = String(parts[1])
    else { return nil }
    switch stage {
    case "system": return SystemID(name).map { system(id, $0) }
    case "point": return CollectionPointID(name).map { point(id, $0) }
    case "field": return FieldID(name).map { field(id, $0) }
    case "purpose": return PurposeID(name).map { purpose(id, $0) }
    case "recipient": return RecipientID(name).map { recipient(id, .recipient, $0) }
    case "onward": return RecipientID(name).map { recipient(id, .onward, $0) }
    default: return nil
    }
  }

  private func system(_ id: String, _ system: SystemID) -> DataMap.Node {
    guard let declared = register.systems[id: system] else {
      return DataMap.Node(
        id: id, stage: .system, label: system.text, details: ["not declared"], isSensitive: false)
    }
    var details = [Self.words(declared.kind), declared.team]
    if let count = rows[system] {
      details.append("\(Self.figure(count)) \(count == 1 ? "row" : "rows")")
    }
    return DataMap.Node(
      id: id, stage: .system, label: declared.label, details: details,
      isSensitive: declared.fields.contains { register.fields[id: $0]?.special != nil })
  }

  private func point(_ id: String, _ point: CollectionPointID) -> DataMap.Node {
    let declared = register.collectionPoints[id: point]
    var details: [String] = []
    if let declared {
      details = [declared.brand, Self.words(declared.medium)]
      if let gift = declared.gift { details.append("in return: \(gift)") }
    }
    return DataMap.Node(
      id: id, stage: .point, label: declared?.place ?? point.text, details: details,
      isSensitive: false)
  }

  private func field(_ id: String, _ field: FieldID) -> DataMap.Node {
    guard let declared = register.fields[id: field] else {
      return DataMap.Node(
        id: id, stage: .field, label: field.text, details: ["not declared"], isSensitive: false)
    }
    var details = [declared.system]
    if let count = counts[field] {
      details.append("\(Self.figure(count)) \(count == 1 ? "person" : "people")")
    }
    if let special = declared.special { details.append("sensitive: \(special.title.lowercased())") }
    return DataMap.Node(
      id: id, stage: .field, label: declared.label, details: details,
      isSensitive: declared.special != nil)
  }

  private func purpose(_ id: String, _ purpose: PurposeID) -> DataMap.Node {
    guard let declared = register.purposes[id: purpose] else {
      return DataMap.Node(
        id: id, stage: .purpose, label: purpose.text, details: ["not declared"],
        isSensitive: false)
    }
    return DataMap.Node(
      id: id, stage: .purpose, label: declared.label,
      details: [declared.basis.title + (declared.marketing ? ", marketing" : "")]
        + (declared.retired.map { ["not used from \($0.iso)"] } ?? []), isSensitive: false)
  }

  private func recipient(
    _ id: String, _ stage: DataMap.Stage, _ recipient: RecipientID
  ) -> DataMap.Node {
    guard let declared = register.recipients[id: recipient] else {
      let ours = recipient == .ourselves
      return DataMap.Node(
        id: id, stage: stage, label: ours ? "ourselves" : recipient.text,
        details: ours ? [] : ["not declared"], isSensitive: false)
    }
    let role =
      switch declared.role {
      case .processor: "acts for us"
      case .controller: "decides for itself"
      case .jointController: "decides with us"
      }
    return DataMap.Node(
      id: id, stage: stage, label: declared.label, details: [role, declared.country.name],
      isSensitive: false)
  }

  private static func words(_ medium: CollectionPoint.Medium) -> String {
    switch medium {
    case .paper: "on paper"
    case .web: "web"
    case .app: "app"
    case .phone: "by phone"
    case .passedOn: "passed on"
    }
  }

  private static func words(_ kind: ConnectedSystem.Kind) -> String {
    switch kind {
    case .postgresql: "PostgreSQL"
    case .sqlite: "SQLite"
    case .http: "a program"
    case .csvFolder: "CSV files"
    case .person: "a person"
    }
  }

  /// Twenty thousand as `20,000`.
  private static func figure(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var out = number < 0 ? "-" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { out += "," }
      out.append(digit)
    }
    return out
  }
}
