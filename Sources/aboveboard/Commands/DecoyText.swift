import Disclosure
import Formats
import Foundation
import Register
import Workspace

/// Decoys and sightings as people and programs read them.
enum DecoyText {
  static func json(_ set: DecoySet) -> JSON {
    [
      "disclosure": .string(set.disclosure), "recipient": .string(set.recipient.text),
      "sent": .string(set.sent.rfc3339), "decoys": .integer(Int64(set.decoys)),
      "sightings": .integer(Int64(set.sightings)), "strangers": .integer(Int64(set.strangers)),
    ]
  }

  static func json(_ receipt: DecoyReceipt) -> JSON {
    [
      "sightings": .array(receipt.sightings.map(\.json)),
      "known": .integer(Int64(receipt.known)),
    ]
  }

  static func print(_ receipt: DecoyReceipt, at desk: Desk) {
    if receipt.isEmpty {
      return desk.line("it names no decoy of ours; nothing was kept of it")
    }
    if receipt.sightings.isEmpty { return desk.line("it was written down before") }
    print(receipt.sightings, at: desk)
    if receipt.strangers > 0 { pointToFinding(at: desk) }
  }

  static func pointToFinding(at desk: Desk) {
    desk.line("a finding is open for it; see  aboveboard findings list")
  }

  static func print(_ sightings: [Sighting], at desk: Desk) {
    var table = Table(
      [.left, .left, .left, .left, .left],
      header: ["when", "way", "verdict", "disclosure to", "who, and the sighting's name"])
    for seen in sightings {
      table.row([
        Figures.time(seen.at), seen.channel.rawValue, seen.verdict.rawValue, seen.recipient.text,
        seen.sentence,
      ])
      table.row(["", "", "", "", seen.id])
    }
    desk.print(table, indent: "")
  }

  /// Writes the evidence to a folder that is not there yet: what was handed to somebody is never written over.
  static func write(_ found: DecoyCase, to folder: String) throws {
    guard !FileManager.default.fileExists(atPath: folder) else {
      throw CommandError.alreadyThere(path: folder)
    }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw CommandError.unreadable(path: folder, why: "cannot be made")
    }
    for file in found.files { try WrittenFile.write(file.bytes, to: folder + "/" + file.name) }
  }
}
