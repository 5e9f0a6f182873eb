public import Formats
import Gate
import Index
public import Register

/// What is held now, field by field: for how many people, and asked for at which collection points.
public struct HeldFields: Sendable, Equatable {
  /// How many people a value of each declared field is held for.
  public var counts: [FieldID: Int]
  /// Where values of each declared field were collected.
  public var sources: [FieldID: Set<CollectionPointID>]
}

extension Workspace {
  /// Counts what is held, from the index.
  public func heldFields(at now: Timestamp) async throws -> HeldFields {
    let snapshot = try await index.current(at: now)
    var held = HeldFields(counts: [:], sources: [:])
    for field in snapshot.inForce.register.fields {
      var holders = Bitmap()
      var sources: Set<CollectionPointID> = []
      for provenance in snapshot.classes(of: field.id) {
        let bitmap = snapshot.bitmap(.value(field.id, provenance))
        // A class stays known after its last value was erased.
        if bitmap.count > 0 { sources.insert(provenance.source) }
        holders = holders.union(bitmap)
      }
      held.counts[field.id] = holders.count
      held.sources[field.id] = sources
    }
    return held
  }
}
