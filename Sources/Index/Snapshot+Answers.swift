import Gate
public import Register

/// What everybody has said to one purpose, each person counted once.
public struct PurposeAnswers: Sendable, Equatable {
  /// A yes stands, and no stop of theirs names anybody whom the purpose concerns.
  public var yes: Int
  /// A yes stands, and a no to some recipients beside it.
  public var partly: Int
  /// A no stands, to everybody or to somebody, and no yes.
  public var no: Int
  /// Neither stands: never asked, never answered, or the yes has run out.
  public var silent: Int
}

extension Snapshot {
  /// How many have said yes, yes to some, no, or nothing to a purpose.
  ///
  /// It follows the gate: a yes that has run out is none, a restriction outranks every yes, and a stop that names
  /// recipients stands beside a yes to all. Costs one pass over 1 bit a member for each atom of the purpose.
  public func answers(on purpose: Purpose) -> PurposeAnswers {
    var granted = Bitmap()
    var stopped = Bitmap()
    var narrow = Bitmap()
    var restricted = Bitmap()
    for (atom, bitmap) in bitmaps {
      switch atom {
      case .granted(let key) where key.purpose == purpose.id:
        granted = granted.union(bitmap.subtracting(self.bitmap(.lapsed(key))))
      case .stopped(let stop, let scope, let recipients)
      where scope.covers(purpose.id, marketing: purpose.marketing):
        stopped = stopped.union(bitmap)
        if recipients != .all {
          narrow = narrow.union(bitmap)
        } else if stop == .restricted {
          restricted = restricted.union(bitmap)
        }
      default: break
      }
    }
    let yes = granted.subtracting(restricted)
    let whole = yes.subtracting(narrow).count
    return PurposeAnswers(
      yes: whole, partly: yes.count - whole, no: stopped.subtracting(yes).count,
      silent: bitmap(.known).subtracting(yes.union(stopped)).count)
  }

  /// How many have a no of any kind in force: to any purpose, for any recipient.
  public var stoppedCount: Int {
    bitmaps.reduce(into: Bitmap()) { all, entry in
      if case .stopped = entry.key { all = all.union(entry.value) }
    }.count
  }
}
