import Formats

/// How long fields may be used, compared by the shortest rule on each.
enum RetentionDiff {
  static func between(_ old: Register, _ new: Register, _ names: DiffNames) -> [Change] {
    let before = shortest(old)
    let after = shortest(new)
    return new.fields.compactMap { field in
      guard old.fields[id: field.id] != nil else { return nil }
      let (was, becomes) = (before[field.id], after[field.id])
      switch (was, becomes) {
      case (nil, nil): return nil
      case (let was?, let becomes?)
      where !was.isShorter(than: becomes) && !becomes.isShorter(than: was):
        return nil
      default: return .retention(field: names.name(field.id), old: was, new: becomes)
      }
    }
  }

  private static func shortest(_ register: Register) -> [FieldID: Period] {
    var periods: [FieldID: Period] = [:]
    for rule in register.retention {
      for field in rule.fields {
        if let known = periods[field], !rule.keep.isShorter(than: known) { continue }
        periods[field] = rule.keep
      }
    }
    return periods
  }
}
