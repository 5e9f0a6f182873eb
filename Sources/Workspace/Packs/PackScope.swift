public import Formats

/// What a pack is about.
public enum PackScope: Sendable, Equatable {
  /// Everything from the beginning of one day until the end of another; nil leaves a side open.
  case period(from: CivilDate?, until: CivilDate?)
  /// One disclosure.
  case disclosure(String)
  /// One member; nothing in the pack says who it is.
  case member(UInt32)

  /// The scope in one line, as the manifest bears it.
  public var line: String {
    switch self {
    case .period(let from, let until):
      "period \(from?.iso ?? "beginning") \(until?.iso ?? "now")"
    case .disclosure(let id): "disclosure \(id)"
    case .member: "member"
    }
  }

  /// The scope as a heading.
  var title: String {
    switch self {
    case .period(nil, nil): "Everything until the day of this pack"
    case .period(let from?, nil): "From \(HumanDate.text(from)) until the day of this pack"
    case .period(nil, let until?): "Until \(HumanDate.text(until))"
    case .period(let from?, let until?):
      "From \(HumanDate.text(from)) to \(HumanDate.text(until))"
    case .disclosure(let id): "Disclosure \(id)"
    case .member: "One member"
    }
  }
}

/// Why a pack cannot be made.
public enum PackError: Error, Equatable, CustomStringConvertible {
  /// The days are the wrong way round.
  case noPeriod(from: CivilDate, until: CivilDate)
  /// Nothing happened that the pack could hold.
  case nothing(scope: String)
  /// Something is there already.
  case alreadyThere(path: String)
  /// A part made a file whose path cannot stand in a pack, or one that is there already.
  case unusablePath(part: String)

  /// What, where, and what to do.
  public var description: String {
    switch self {
    case .noPeriod(let from, let until):
      "the period from \(from.iso) until \(until.iso) holds no day; --from comes first"
    case .nothing(let scope): "the log holds no entry for `\(scope)`; name another period or case"
    case .alreadyThere(let path): "\(path) is there already; name another, or move it away"
    case .unusablePath(let part): "the part \(part) of the pack holds a file of an unusable name"
    }
  }
}
