/// Why a package is not made, or not handed over.
public enum PackageError: Error, Equatable, CustomStringConvertible {
  /// Nobody of whom anything is held: unknown, or erased.
  case nobody
  /// There is no such package.
  case unknown
  /// It was there and is destroyed.
  case gone
  /// The link is used, expired, or never was one: which, is not said.
  case linkDead
  /// How long it is kept is out of range.
  case daysOutOfRange
  /// The identifier of a request is none.
  case requestUnusable
  /// A system with more of the member's data did not answer.
  case systemSilent(name: String)
  /// A file of a package would lie outside of it, or twice in it.
  case unusablePath
  /// What was opened is no archive of ours.
  case damaged
  /// The member has made too many of late.
  case tooMany
  /// Another process makes packages for many at this moment.
  case busy

  /// What, where, and what to do.
  public var description: String {
    switch self {
    case .nobody: "nothing is held about anybody of that name; nothing was made"
    case .unknown: "there is no such package; `aboveboard package list` shows what there is"
    case .gone: "the package is destroyed, as every package is after its days; make a new one"
    case .linkDead: "this link does not work; it works once, for a few days; ask for a new one"
    case .daysOutOfRange: "a package is kept between 1 and 90 days; give --days"
    case .requestUnusable: "a request is named by a UUID of version 7; check it"
    case .systemSilent(let name):
      "the system `\(name)` did not answer, so that the package would not be whole; try again"
    case .damaged: "the package is damaged; make a new one"
    case .unusablePath: "a file of the package has an unusable name"
    case .tooMany: "ten packages were made within a day; fetch one of those"
    case .busy: "another process makes packages for many at this moment; wait for it"
    }
  }
}
