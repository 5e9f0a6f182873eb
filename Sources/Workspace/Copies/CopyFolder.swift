import Foundation

/// The folder of a copy that is being made; without its manifest it is no copy.
struct CopyFolder: Sendable {
  let path: String

  /// Says that what else is in the folder is ours, left by a copy that was interrupted.
  private static let mark = "unfinished"

  /// Makes the folder, or clears what an interrupted copy left in it.
  ///
  /// Throws `CopyError` for a folder that holds anything else, that belongs to the workspace, or that is in one place
  /// with a copy of the other store.
  init(for kind: WorkspaceStore, at target: String, workspace: String) throws {
    path = URL(fileURLWithPath: target).standardizedFileURL.path
    let home = URL(fileURLWithPath: workspace).standardizedFileURL.resolvingSymlinksInPath().path
    let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    guard real != home, !real.hasPrefix(home + "/") else {
      throw CopyError.insideWorkspace(target)
    }
    try refuse(other: kind)
    let there = DurableFiles.names(in: path)
    guard there.isEmpty || (there.contains(Self.mark) && !there.contains(CopyManifest.fileName))
    else { throw CopyError.folderUsed(target) }
    for name in there where name != Self.mark { try DurableFiles.remove(path + "/" + name) }
    try DurableFiles.makeFolder(path)
    try DurableFiles.write([], to: path + "/" + Self.mark)
  }

  /// Makes the copy whole.
  func finish(_ manifest: CopyManifest) throws {
    for name in DurableFiles.names(in: path) {
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: path + "/" + name, isDirectory: &isFolder),
        isFolder.boolValue
      {
        try DurableFiles.sync(folder: path + "/" + name)
      }
    }
    try manifest.write(to: path)
    try DurableFiles.remove(path + "/" + Self.mark)
    try DurableFiles.sync(folder: path)
  }

  /// Looks for a copy of the other store here, above, and one level below.
  private func refuse(other kind: WorkspaceStore) throws {
    var places = [path] + DurableFiles.names(in: path).map { path + "/" + $0 }
    var above = (path as NSString).deletingLastPathComponent
    while above.count > 1 {
      places.append(above)
      above = (above as NSString).deletingLastPathComponent
    }
    for place in places {
      guard let found = try? CopyManifest(readingFrom: place), found.kind != kind else { continue }
      throw CopyError.otherKind(folder: place, holds: found.kind)
    }
  }
}
