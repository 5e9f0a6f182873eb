public import Formats
public import Gate
public import Register

/// One consistent state of all bitmaps, at a position of `entries` and a day; a reader keeps one reference.
public struct Snapshot: Sendable {
  /// The sequence of `entries` up to which every change is in.
  public var sequence: Int64
  /// The day whose birthdays, lapses and retention ends are in; it never goes back.
  public var day: CivilDate
  /// What is in force.
  public var inForce: InForce
  private(set) var bitmaps: [Atom: Bitmap] = [:]
  private var classes: [FieldID: Set<ProvenanceClass>] = [:]

  /// Makes an empty state.
  public init(sequence: Int64, day: CivilDate, inForce: InForce) {
    self.sequence = sequence
    self.day = day
    self.inForce = inForce
  }

  /// Makes a state of whole bitmaps, as a stored snapshot or a generator has them.
  public init(sequence: Int64, day: CivilDate, inForce: InForce, bitmaps: [Atom: Bitmap]) {
    self.init(sequence: sequence, day: day, inForce: inForce)
    for (atom, bitmap) in bitmaps {
      note(atom)
      self.bitmaps[atom] = bitmap
    }
  }

  /// Those for whom an atom holds.
  public func bitmap(_ atom: Atom) -> Bitmap { bitmaps[atom] ?? Bitmap() }

  /// The provenance classes of which values of a field have been seen.
  public func classes(of field: FieldID) -> Set<ProvenanceClass> { classes[field] ?? [] }

  /// Puts a subject in who is not in any bitmap yet: the quick way, for a first load.
  public mutating func insert(_ ordinal: UInt32, _ atoms: Set<Atom>) {
    for atom in atoms {
      if bitmaps[atom] == nil { note(atom) }
      bitmaps[atom, default: Bitmap()].set(ordinal, true)
    }
  }

  /// Makes exactly these atoms hold for a subject.
  public mutating func replace(_ ordinal: UInt32, _ atoms: Set<Atom>) {
    for (atom, bitmap) in bitmaps where bitmap.contains(ordinal) && !atoms.contains(atom) {
      bitmaps[atom]?.set(ordinal, false)
    }
    insert(ordinal, atoms)
  }

  private mutating func note(_ atom: Atom) {
    if case .value(let field, let provenance) = atom {
      classes[field, default: []].insert(provenance)
    }
  }

  /// Compiles a use and binds it to this state.
  public func prepare(_ use: Use) -> PreparedPlan {
    let plan = Plan(use, inForce: inForce, day: day, classes: classes(of:))
    return PreparedPlan(plan, in: self)
  }
}
