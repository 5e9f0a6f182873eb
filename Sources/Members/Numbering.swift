import Formats
import Law
import Register
import Store

/// The small tables that give numbers to fields, provenance classes and relationships.
///
/// Read anew in each transaction: a number handed out in one that was rolled back does not count.
struct Numbering {
  private(set) var fields: [FieldID: Int64] = [:]
  private(set) var classes: [ProvenanceClass: Int64] = [:]
  private(set) var relationships: [String: Int64] = [:]
  private(set) var fieldNames: [Int64: FieldID] = [:]
  private(set) var classNames: [Int64: ProvenanceClass] = [:]
  private(set) var relationshipNames: [Int64: String] = [:]

  init(_ transaction: any ReadTransaction) throws {
    try transaction.each("SELECT number, field FROM held_fields ORDER BY number") { row in
      guard let field = FieldID(try row.text(1)) else { throw Self.damaged }
      add(field, try row.int(0))
    }
    try transaction.each(
      "SELECT number, source, notice, basis, regime FROM provenance_classes ORDER BY number"
    ) { row in
      guard let source = CollectionPointID(try row.text(1)),
        let notice = NoticeVersion(try row.text(2)),
        let basis = LawfulBasis(rawValue: try row.text(3)),
        let regime = Regime(rawValue: try row.text(4))
      else { throw Self.damaged }
      add(
        ProvenanceClass(source: source, notice: notice, basis: basis, regime: regime),
        try row.int(0))
    }
    try transaction.each("SELECT number, source FROM relationships ORDER BY number") { row in
      relationships[try row.text(1)] = try row.int(0)
      relationshipNames[try row.int(0)] = try row.text(1)
    }
  }

  private mutating func add(_ field: FieldID, _ number: Int64) {
    fields[field] = number
    fieldNames[number] = field
  }

  private mutating func add(_ provenance: ProvenanceClass, _ number: Int64) {
    classes[provenance] = number
    classNames[number] = provenance
  }

  mutating func number(of field: FieldID, _ transaction: any WriteTransaction) throws -> Int64 {
    if let number = fields[field] { return number }
    let number = Int64(fields.count + 1)
    try transaction.run(
      "INSERT INTO held_fields (number, field) VALUES (\(number), \(field.text))")
    add(field, number)
    return number
  }

  mutating func number(
    of provenance: ProvenanceClass, _ transaction: any WriteTransaction
  ) throws -> Int64 {
    if let number = classes[provenance] { return number }
    let number = Int64(classes.count + 1)
    try transaction.run(
      """
      INSERT INTO provenance_classes (number, source, notice, basis, regime)
      VALUES (\(number), \(provenance.source.text), \(provenance.notice.description),
        \(provenance.basis.rawValue), \(provenance.regime.rawValue))
      """)
    add(provenance, number)
    return number
  }

  mutating func number(
    ofRelationship source: String, _ transaction: any WriteTransaction
  ) throws -> Int64 {
    if let number = relationships[source] { return number }
    let number = Int64(relationships.count + 1)
    try transaction.run(
      "INSERT INTO relationships (number, source) VALUES (\(number), \(source))")
    relationships[source] = number
    relationshipNames[number] = source
    return number
  }

  /// The held fields as the register names them.
  func holdings(_ held: [Held]) throws -> [Holding] {
    try held.map { one in
      guard let field = fieldNames[one.field], let provenance = classNames[one.provenance] else {
        throw Self.damaged
      }
      return Holding(field: field, provenance: provenance, collected: one.collected)
    }
  }

  private static var damaged: StoreError {
    StoreError(.corrupt, "a name of the members' tables is damaged")
  }
}
