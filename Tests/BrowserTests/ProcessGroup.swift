import Foundation

@testable import Browser

/// All processes of one browser: those of the group that its first process leads.
///
/// Chromium's helpers write over their environment, so the marker finds the first process alone.
struct ProcessGroup {
  private let leader: pid_t

  /// The group of the browser with a marker, or nil while there is none.
  init?(marked marker: String) {
    guard let leader = BrowserProcess.processes(marked: marker).min() else { return nil }
    self.leader = leader
  }

  /// How many processes are in it; those that ended and that nobody has asked about are none.
  var count: Int {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.count { name in
      guard pid_t(name) != nil,
        let stat = FileManager.default.contents(atPath: "/proc/\(name)/stat")
      else { return false }
      // The name in brackets may hold anything; after it come state, parent and group.
      let text = String(decoding: stat, as: UTF8.self)
      let fields = text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ")
      return fields.count > 3 && fields[1] != "Z" && fields[3] == "\(leader)"
    }
  }
}
