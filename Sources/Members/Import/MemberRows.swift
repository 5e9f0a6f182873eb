import Formats
import Law
import Register
import Vault

/// Makes drafts of the rows of members, as a mapping says.
struct MemberRows: Sendable {
  private let mapping: Mapping
  private let inForce: InForce
  private let today: CivilDate
  private let at: Timestamp
  private let columns: [String]
  private let values: [(place: Int, column: String, field: Field, separator: Character)]
  private let handles: [(kind: HandleKind, place: Int)]
  private let places: [String: Int]

  init(mapping: Mapping, inForce: InForce, at: Timestamp, columns: [String]) {
    self.mapping = mapping
    self.inForce = inForce
    self.at = at
    self.columns = columns
    today = at.date
    let places = Dictionary(
      columns.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    self.places = places
    values = mapping.columns.sorted { $0.key < $1.key }.compactMap { column, name in
      guard let place = places[column], let id = FieldID(name),
        let field = inForce.register.fields[id: id]
      else { return nil }
      return (place, column, field, mapping.separators[id] ?? ";")
    }
    handles = Intake.identityOrder.compactMap { kind in
      mapping.handles[kind].flatMap { places[$0] }.map { (kind, $0) }
    }
  }

  /// The draft of a row; throws what is wrong with it.
  func draft(_ row: SourceRow) throws(RowFault) -> MemberDraft {
    let relationship = try relationship(row)
    var handles: [HandleKind: String] = [:]
    for (kind, place) in self.handles {
      guard let text = row.text(place) else { continue }
      handles[kind] = try fault(column: columns[place]) { () throws(ValueError) in
        kind == .email
          ? try Value.email(try Value.clean(text, lines: false))
          : try Value.clean(text, lines: false)
      }
    }
    guard !handles.isEmpty else { throw RowFault(.noHandle) }
    let provenance = try provenance(row)
    let collected = try collected(row)
    if let from = inForce.notices[provenance.notice]?.from, collected < from {
      throw RowFault(.beforeNotice)
    }
    var values: [FieldID: Value] = [:]
    for (place, column, field, separator) in self.values {
      guard let cell = row.cells[place] else { continue }
      if case .text(let text) = cell, Value.trim(text).isEmpty { continue }
      values[field.id] = try fault(column: column, field: field.id.text) {
        () throws(ValueError) in
        switch cell {
        case .text(let text): return try Value.parse(text, field: field, separator: separator)
        case .items(let items):
          guard field.kind == .list else { throw ValueError(.wrongType) }
          return try Value.list(of: items)
        }
      }
    }
    return MemberDraft(
      handles: handles, relationship: relationship, values: values, provenance: provenance,
      collected: collected, served: try served(row))
  }

  private func fault<T>(
    column: String, field: String? = nil, _ body: () throws(ValueError) -> T
  ) throws(RowFault) -> T {
    do {
      return try body()
    } catch {
      throw RowFault(error.code, column: column, field: field)
    }
  }

  private func relationship(_ row: SourceRow) throws(RowFault) -> String {
    switch mapping.relationship {
    case .asserted(let statement): return statement
    case .nothing: throw RowFault(.notAMember)
    case .column(let column, let accepted):
      guard let text = text(row, column),
        accepted.contains(where: { $0.utf8.elementsEqual(text.utf8) })
      else { throw RowFault(.notAMember, column: column) }
      return text
    }
  }

  private func provenance(_ row: SourceRow) throws(RowFault) -> MemberDraft.Provenance {
    guard let provenance = mapping.provenance else { throw RowFault(.noProvenance) }
    let source = try given(
      provenance.source, row, missing: .noProvenance, wrong: .unknownCollectionPoint
    ) { text in
      CollectionPointID(text).flatMap { inForce.register.collectionPoints[id: $0]?.id }
    }
    let notice = try given(
      provenance.notice, row, missing: .noProvenance, wrong: .unknownNotice
    ) { text in
      NoticeVersion(text).flatMap { inForce.notices[$0]?.version }
    }
    let basis = try given(
      provenance.basis, row, missing: .noProvenance, wrong: .unknownBasis
    ) { LawfulBasis(rawValue: $0) }
    return MemberDraft.Provenance(source: source, notice: notice, basis: basis)
  }

  private func collected(_ row: SourceRow) throws(RowFault) -> CivilDate {
    guard let collected = mapping.collected else { throw RowFault(.noCollectionDay) }
    let day = try given(collected, row, missing: .noCollectionDay, wrong: .impossibleDate) {
      text in
      // A time is good enough for a day.
      CivilDate(text) ?? Timestamp(text)?.date
    }
    guard day <= today else { throw RowFault(.inFuture, column: name(collected)) }
    return day
  }

  private func served(_ row: SourceRow) throws(RowFault) -> MemberDraft.Served? {
    guard let served = mapping.served else { return nil }
    if let column = name(served.notice), text(row, column) == nil { return nil }
    if let column = name(served.at), text(row, column) == nil { return nil }
    let notice = try given(served.notice, row, missing: .unknownNotice, wrong: .unknownNotice) {
      text in
      NoticeVersion(text).flatMap { inForce.notices[$0]?.version }
    }
    let time = try given(served.at, row, missing: .impossibleTime, wrong: .impossibleTime) {
      Timestamp($0)
    }
    guard time <= at else { throw RowFault(.inFuture, column: name(served.at)) }
    if let from = inForce.notices[notice]?.from, time.date < from {
      throw RowFault(.beforeNotice, column: name(served.at))
    }
    return MemberDraft.Served(notice: notice, at: time, channel: served.channel)
  }

  private func given<Content>(
    _ given: Mapping.Given<Content>, _ row: SourceRow, missing: ProblemCode, wrong: ProblemCode,
    _ read: (String) -> Content?
  ) throws(RowFault) -> Content {
    switch given {
    case .all(let content): return content
    case .column(let column):
      guard let text = text(row, column) else { throw RowFault(missing, column: column) }
      guard let content = read(text) else { throw RowFault(wrong, column: column) }
      return content
    }
  }

  private func name<Content>(_ given: Mapping.Given<Content>) -> String? {
    if case .column(let column) = given { column } else { nil }
  }

  private func text(_ row: SourceRow, _ column: String) -> String? {
    places[column].flatMap { row.text($0) }
  }
}
