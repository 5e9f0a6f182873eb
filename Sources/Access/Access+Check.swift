public import Formats
import Foundation
public import Store
import Vault

extension Access {
  static let fileMissing = FlawKind.leftover(
    "packages.file", "packages whose sealed file is not there or cut short, as after a restore")
  static let ofErased = FlawKind.mendable(
    "packages.erased", "packages of somebody whose key is destroyed")
  static let stray = FlawKind.leftover("packages.stray", "files in which no package lies")

  /// Holds packages against their files and their subjects' keys.
  public func check(at now: Timestamp) async throws -> Flaws {
    let found = try await flawed()
    var flaws = Flaws()
    for one in found.missing { flaws.add(Self.fileMissing, at: one.id) }
    for one in found.erased { flaws.add(Self.ofErased, at: one.id) }
    for name in try await strays(at: now) { flaws.add(Self.stray, at: name) }
    return flaws
  }

  /// Removes what leads nowhere; a package can be made again.
  public func mend(_ flaws: Flaws, at now: Timestamp) async throws -> [String] {
    guard [Self.fileMissing, Self.ofErased, Self.stray].contains(where: flaws.contains) else {
      return []
    }
    let found = try await flawed()
    let gone = found.missing + found.erased
    try await database.write { transaction in
      for one in gone {
        try transaction.run(
          "DELETE FROM package_links WHERE ordinal = \(one.ordinal) AND package = \(one.id)")
        try transaction.run(
          "DELETE FROM packages WHERE ordinal = \(one.ordinal) AND id = \(one.id)")
      }
    }
    let strays = try await strays(at: now)
    for name in strays { try? FileManager.default.removeItem(atPath: folder + "/" + name) }
    return ["packages: \(gone.count) that could not be opened and \(strays.count) files removed"]
  }

  private func flawed() async throws -> (missing: [AccessPackage], erased: [AccessPackage]) {
    var missing: [AccessPackage] = []
    var erased: [AccessPackage] = []
    var lengths: [String: Int64] = [:]
    var last = ""
    while true {
      let from = last
      let page = try await database.read { transaction in
        try transaction.rows(
          """
          SELECT \(AccessPackage.columns) FROM packages WHERE id > \(from) ORDER BY id LIMIT 1000
          """
        ).map { try AccessPackage($0) }
      }
      guard let end = page.last else { return (missing, erased) }
      last = end.id
      let states = try await vault.keyStates(of: Set(page.map(\.ordinal)).sorted())
      for one in page {
        let length = lengths[one.file] ?? Self.length(of: folder + "/" + one.file)
        lengths[one.file] = length
        if case .sound(_)? = states[one.ordinal] {
          if length < one.place + SealedStream.sealedLength(of: one.bytes) { missing.append(one) }
        } else if case .destroyed? = states[one.ordinal] {
          erased.append(one)
        }
      }
    }
  }

  private static func length(of path: String) -> Int64 {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.int64Value ?? -1
  }
}
