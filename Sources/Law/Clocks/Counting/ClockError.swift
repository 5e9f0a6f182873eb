/// Why there is no deadline for a question.
public enum ClockError: Error, Equatable, CustomStringConvertible {
  case lawUnknown(String)
  case rightMissing(law: String, right: ClockRight, rights: [ClockRight])
  case rightNowhere(ClockRight)
  case placeUnknown(String)
  case placeOutside(law: String, place: String)
  case regionElsewhere(law: String)
  case pauseNotAllowed(law: String, right: ClockRight, source: String?)
  case pauseBackwards
  case noExtension(law: String, right: ClockRight)
  case noticeBeforeReceipt
  case onlyForNotice
  case hoursNeeded(ClockRight)
  case yearOutside

  /// The part of the question that is wrong, by the name of its option on the command line.
  public var option: String {
    switch self {
    case .lawUnknown: "law"
    case .rightMissing, .rightNowhere: "right"
    case .placeUnknown, .placeOutside: "country"
    case .regionElsewhere: "region"
    case .pauseNotAllowed, .pauseBackwards: "pause"
    case .noExtension: "extended"
    case .noticeBeforeReceipt: "notice"
    case .onlyForNotice: "communication"
    case .hoursNeeded: "aware"
    case .yearOutside: "received"
    }
  }

  /// What is wrong, and what is allowed.
  public var description: String {
    switch self {
    case .lawUnknown(let name):
      "there is no law `\(name)`; there are: \(ClockLaw.all.map(\.id).joined(separator: ", "))"
    case .rightMissing(let law, let right, let rights):
      "\(law) has no clock for \(right.rawValue); it has: "
        + rights.map(\.rawValue).joined(separator: ", ")
    case .rightNowhere(let right): "no law held here has a clock for \(right.rawValue)"
    case .placeUnknown(let place):
      "`\(place)` is no ISO 3166-1 code such as GB or FR, nor a part such as US-VA or CA-QC"
    case .placeOutside(let law, let place):
      "\(law) does not hold in \(place); leave one of them out"
    case .regionElsewhere(let law):
      "\(law) has no regions; england-and-wales, scotland and northern-ireland belong to uk-gdpr"
    case .pauseNotAllowed(let law, let right, let source):
      "\(law) does not stop the clock of \(right.rawValue) for a question to the person"
        + (source.map { "; under it, only access pauses (\($0))" } ?? "")
        + "; leave the pause out"
    case .pauseBackwards: "the answer comes before the question; write it FIRST..LAST"
    case .noExtension(let law, let right):
      "\(law) has no extension for \(right.rawValue) whose length is known here; leave it out"
    case .noticeBeforeReceipt: "the notice of an extension comes before the request itself"
    case .onlyForNotice:
      "first communication and first disclosure count for the right `notice` only"
    case .hoursNeeded(let right):
      "\(right.rawValue) counts in hours; give the moment of awareness with --aware"
    case .yearOutside: "the dates lie between 2000 and 2099"
    }
  }
}
