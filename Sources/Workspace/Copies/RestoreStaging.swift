import Formats
import Foundation

/// Where a restore prepares the folder, and how what is prepared takes the old one's place.
///
/// Each step can be run again: a crash between two of them leaves a folder that is no workspace, or the old one.
struct RestoreStaging: Sendable {
  let folder: String
  var path: String { folder + "/restoring" }

  init(folder: String) { self.folder = folder }

  /// What a workspace keeps in its folder, besides keys.
  private static let ours = ["data.sqlite", "evidence", "disclosures"]

  private var markPath: String { path + "/copy" }
  private var clearedPath: String { path + "/cleared" }
  private var descriptionPath: String { path + "/" + WorkspaceDescription.fileName }

  /// Whether the folder holds a workspace's files.
  var folderIsUsed: Bool { Self.ours.contains { DurableFiles.exists(folder + "/" + $0) } }

  /// Whether this copy was being restored here.
  func holds(_ id: String) -> Bool {
    FileManager.default.contents(atPath: markPath) == Data(id.utf8)
  }

  func mark(_ id: String) throws {
    if !holds(id) { try DurableFiles.write(Array(id.utf8), to: markPath) }
  }

  func clear() throws { try DurableFiles.remove(path) }

  /// Whether the folder's files are prepared; the description is the last of them.
  var isDescribed: Bool { DurableFiles.exists(descriptionPath) }

  /// Whether the database file has left the staging already.
  func isReady(isFile: Bool) -> Bool {
    isFile && isDescribed && !DurableFiles.exists(path + "/data.sqlite")
  }

  /// Moves the old files aside and the new ones in; returns where the old ones are.
  func takePlace(replacing: Bool, isFile: Bool, at now: Timestamp) throws -> String? {
    var aside: String?
    if !DurableFiles.exists(clearedPath) {
      if replacing {
        let place = try newFolderAside(now)
        aside = place
        // The description goes first: without it nothing opens the folder.
        let names = DurableFiles.names(in: folder).filter { !Self.stays($0) }
        for name in [WorkspaceDescription.fileName]
          + names.filter({ $0 != WorkspaceDescription.fileName })
        where DurableFiles.exists(folder + "/" + name) {
          try DurableFiles.move(folder + "/" + name, to: place + "/" + name)
        }
        try DurableFiles.sync(folder: place)
      }
      try DurableFiles.write([], to: clearedPath)
    }
    if isFile { try DurableFiles.remove(folder + "/data.sqlite-fence") }
    for name in Self.ours where DurableFiles.exists(path + "/" + name) {
      try DurableFiles.move(path + "/" + name, to: folder + "/" + name)
    }
    try DurableFiles.sync(folder: folder)
    try DurableFiles.move(descriptionPath, to: folder + "/" + WorkspaceDescription.fileName)
    try DurableFiles.sync(folder: folder)
    try clear()
    return aside
  }

  /// Keys are never part of a copy of the data, and what was put aside before stays where it is.
  private static func stays(_ name: String) -> Bool {
    name == "workspace.key" || name.hasPrefix("keys.sqlite") || name == "restoring"
      || name.hasPrefix("replaced-")
  }

  private func newFolderAside(_ now: Timestamp) throws -> String {
    let time = now.rfc3339.filter { $0 != ":" }
    var place = folder + "/replaced-" + time
    var number = 1
    while DurableFiles.exists(place) {
      number += 1
      place = folder + "/replaced-\(time)-\(number)"
    }
    try DurableFiles.makeFolder(place)
    return place
  }
}
