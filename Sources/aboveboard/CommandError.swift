/// Why a command does not go on, when no room has said so already.
enum CommandError: Error, Equatable, CustomStringConvertible {
  /// The clock may be set in example workspaces only.
  case clockInUse
  /// The act needs the account of a member of staff.
  case actorNeeded
  /// There is no active account of that name.
  case actorUnknown(String)
  /// Nobody is known by the handle that was given; the handle itself is not said.
  case memberUnknown
  /// The act of `choose` is missing, or given twice.
  case actUnclear
  /// The purpose of a choice is missing.
  case purposeMissing
  /// A file or folder is not there, or is not what it must be.
  case unreadable(path: String, why: String)
  /// Something by that name is there already.
  case alreadyThere(path: String)
  /// The example's files are not there.
  case exampleMissing
  /// No free port was found.
  case noPort(from: Int, to: Int)
  /// A real workspace is no place for stories.
  case notAnExample(folder: String)
  /// A version of the register that was never published.
  case versionUnknown(Int)
  /// The data map has no such box.
  case boxUnknown(String)
  /// Nothing names a team of that name.
  case teamUnknown(String, known: [String])
  /// Everything is to be asked back under an agreement that has not ended.
  case agreementGoesOn(String)
  /// Nothing of a field is held of a member.
  case nothingHeld(String)
  /// The two secrets that were typed are not the same.
  case secretsDiffer
  /// No secret was given on standard input.
  case secretMissing
  /// A step of a story did not come out as it must.
  case storyBroken(String)

  /// What, where, and what to do.
  var description: String {
    switch self {
    case .clockInUse: "--now works in example workspaces only; leave it out"
    case .actorNeeded:
      "this needs the name of a staff account; give --actor NAME, or make one with "
        + "`aboveboard staff add`"
    case .actorUnknown(let name):
      "there is no active staff account `\(name)`; `aboveboard staff list` shows all"
    case .memberUnknown:
      "nobody is known here by that identifier or e-mail address; check the spelling"
    case .actUnclear:
      "name one act (grant, refuse, withdraw, object, restrict, lift), or one of "
        + "--stop-recipient and --stop-marketing"
    case .purposeMissing: "name what the choice is about; give --purpose NAME, or --purpose all"
    case .unreadable(let path, let why): "\(path) \(why); check the path"
    case .agreementGoesOn(let name):
      "agreement `\(name)` has not ended, so not everything is asked back; end it with "
        + "`aboveboard agreement end \(name)`, which asks back by itself"
    case .alreadyThere(let path): "\(path) is there already; name another, or move it away"
    case .exampleMissing:
      "the example's files are not here; run from the folder of Aboveboard's source, or set "
        + "ABOVEBOARD_EXAMPLES to its folder Examples"
    case .noPort(let from, let to):
      "the ports \(from) to \(to) are all in use; choose another with --port"
    case .notAnExample(let folder):
      "\(folder) holds your own data, and the stories are for invented people; name another "
        + "folder with --workspace, or use `serve`"
    case .versionUnknown(let number):
      "the register has no version \(number); `aboveboard register show` says which are there"
    case .boxUnknown(let box):
      "the data map has no box `\(box)`; `aboveboard register map` says which there are"
    case .teamUnknown(let name, let known):
      known.isEmpty
        ? "no team is known here; the register names one for each recipient and site"
        : "there is no team `\(name)`; there are: \(known.joined(separator: ", "))"
    case .nothingHeld(let field):
      "nothing of the field `\(field)` is held of this member; check its name"
    case .secretsDiffer: "the two are not the same; run the command again"
    case .secretMissing:
      "nothing was given; type it at a terminal, or give it as one line of standard input"
    case .storyBroken(let what): "the story did not come out as it must: \(what)"
    }
  }
}
