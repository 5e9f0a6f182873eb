import Foundation

/// Delivers into a folder: a package is there under its name whole, or not at all.
public struct FolderDelivery: Delivering {
  let folder: String

  /// Delivers into a folder that is there already.
  public init(folder: String) { self.folder = folder }

  /// Copies all files into a folder that bears no name yet, and then names it.
  public func deliver(
    _ package: DeliveryPackage, acknowledged: @escaping @Sendable (Int64) async throws -> Void
  ) async throws {
    // A mount that is not there must not be mistaken for a folder that could be made.
    guard Files.exists(folder) else { throw DeliveryError.folder(path: folder) }
    let whole = folder + "/" + package.name
    if Files.exists(whole) {
      guard try isThere(package, in: whole) else {
        throw DeliveryError.otherContent(name: package.name)
      }
      return try await acknowledged(package.bytes)
    }
    let partial = folder + "/." + package.name + ".partial"
    do {
      try Files.makeFolder(partial)
      var arrived: Int64 = 0
      for file in package.files {
        let target = partial + "/" + file.name
        if try Files.digest(target)?.hash != file.hash {
          try await copy(file, to: target)
        }
        arrived += file.bytes
        try await acknowledged(arrived)
      }
      try Files.rename(partial, whole)
    } catch is CocoaError {
      throw DeliveryError.folder(path: folder)
    }
  }

  private func isThere(_ package: DeliveryPackage, in whole: String) throws -> Bool {
    try package.files.allSatisfy { try Files.digest(whole + "/" + $0.name)?.hash == $0.hash }
  }

  private func copy(_ file: DeliveryPackage.File, to target: String) async throws {
    guard let source = FileHandle(forReadingAtPath: file.path),
      FileManager.default.createFile(
        atPath: target, contents: nil, attributes: [.posixPermissions: 0o600]),
      let out = FileHandle(forWritingAtPath: target)
    else { throw CocoaError(.fileWriteUnknown) }
    defer {
      try? source.close()
      try? out.close()
    }
    while let block = try source.read(upToCount: 1 << 20), !block.isEmpty {
      try Task.checkCancellation()
      try out.write(contentsOf: block)
    }
    try out.synchronize()
  }
}
