public import Formats
import Foundation
import Store

extension Decoys {
  /// What a look into a maildir found.
  public struct MaildirOutcome: Sendable, Equatable {
    /// How many messages were read.
    public var messages = 0
    /// How many of them name no decoy.
    public var others = 0
    /// What was written down now.
    public var sightings: [Sighting] = []
    /// How many sightings had been written down before.
    public var known = 0
    /// The files that are no mail, by name; they lie in `cur` marked as flagged.
    public var unreadable: [String] = []
  }

  /// Takes every message in a maildir's `new` and moves it to `cur`.
  ///
  /// A message is moved after it was written down; one that a crash left in `new` is known again by its digest.
  /// - Throws: `DecoyError.notMaildir`, file errors, `StoreError`.
  public func receive(
    maildir folder: String, at now: Timestamp,
    progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil
  ) async throws -> MaildirOutcome {
    let files = FileManager.default
    for part in ["new", "cur"] {
      var isFolder: ObjCBool = false
      guard files.fileExists(atPath: "\(folder)/\(part)", isDirectory: &isFolder),
        isFolder.boolValue
      else { throw DecoyError.notMaildir(folder: folder) }
    }
    let names = try files.contentsOfDirectory(atPath: folder + "/new")
      .filter { !$0.hasPrefix(".") }.sorted()
    var outcome = MaildirOutcome()
    for (number, name) in names.enumerated() {
      try Task.checkCancellation()
      progress?(number, names.count)
      let path = "\(folder)/new/\(name)"
      let kind = try files.attributesOfItem(atPath: path)[.type] as? FileAttributeType
      guard kind == .typeRegular, let file = FileHandle(forReadingAtPath: path) else {
        outcome.unreadable.append(name)
        continue
      }
      defer { try? file.close() }
      do {
        let receipt = try await receive(from: file, named: "new/\(name)", at: now)
        outcome.messages += 1
        outcome.sightings += receipt.sightings
        outcome.known += receipt.known
        if receipt.isEmpty { outcome.others += 1 }
        try Self.move(path, to: "\(folder)/cur/\(name)", flag: "S")
      } catch DecoyError.notMail {
        outcome.unreadable.append(name)
        try Self.move(path, to: "\(folder)/cur/\(name)", flag: "F")
      }
    }
    progress?(names.count, names.count)
    return outcome
  }

  /// Moves a message under its flag; never over another one.
  private static func move(_ path: String, to target: String, flag: String) throws {
    let bare = target.range(of: ":2,").map { String(target[..<$0.lowerBound]) } ?? target
    try FileManager.default.moveItem(atPath: path, toPath: "\(bare):2,\(flag)")
  }
}
