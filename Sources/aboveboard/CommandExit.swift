/// How a command ends.
enum CommandExit: Int32, Sendable {
  /// Done, permitted, in order.
  case done = 0
  /// Refused or found wanting.
  case wanting = 1
  /// The command line makes no sense.
  case misuse = 2
  /// Stopped by Ctrl-C.
  case stopped = 130
}

/// Ends a command whose output has said already that something is refused or found wanting.
struct Wanting: Error {}
