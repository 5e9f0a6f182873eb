public import Formats
import Foundation
import Store

extension Access {
  /// A file nobody names may be one that is being made: it is left alone for a day.
  private static let grace: Int64 = 86_400

  /// Destroys packages after their days, with their links and files; returns how many.
  @discardableResult
  public func sweep(at now: Timestamp) async throws -> Int {
    let old = try await database.read { transaction in
      try transaction.exists("SELECT 1 FROM packages WHERE expires_at <= \(now) LIMIT 1")
        || transaction.exists("SELECT 1 FROM package_links WHERE expires_at <= \(now) LIMIT 1")
    }
    var count = 0
    if old {
      count = try await database.write { transaction in
        try transaction.run("DELETE FROM package_links WHERE expires_at <= \(now)")
        let gone = try transaction.run("DELETE FROM packages WHERE expires_at <= \(now)")
        if gone > 0 {
          try transaction.append(
            EntryDraft(kind: "package.destroyed", at: now) { _ in
              ["packages": .integer(Int64(gone))]
            })
        }
        return gone
      }
    }
    for name in try await strays(at: now) {
      try? FileManager.default.removeItem(atPath: folder + "/" + name)
    }
    return count
  }

  /// The files in which packages of some members lie.
  public func files(of subjects: [UInt32]) async throws -> [String] {
    try await database.read { transaction in
      var names: Set<String> = []
      for start in stride(from: 0, to: subjects.count, by: 4_096) {
        let part = subjects[start..<min(start + 4_096, subjects.count)]
        try transaction.each(
          "SELECT DISTINCT file FROM packages WHERE ordinal IN (\(list: part)) ORDER BY file"
        ) { names.insert(try $0.text(0)) }
      }
      return names.sorted()
    }
  }

  /// Removes those of some files in which nobody's package lies any more; returns how many.
  ///
  /// In one that others' packages lie in too, what was an erased member's is sealed under a key that is gone.
  @discardableResult
  public func removeFiles(_ names: [String]) async throws -> Int {
    guard !names.isEmpty else { return 0 }
    let named = try await files()
    var count = 0
    for name in names where !named.contains(name) {
      let path = folder + "/" + name
      if (try? FileManager.default.removeItem(atPath: path)) != nil { count += 1 }
    }
    return count
  }

  /// Files that no package lies in any more, or never did.
  func strays(at now: Timestamp) async throws -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    guard !names.isEmpty else { return [] }
    let named = try await files()
    return names.sorted().filter { name in
      let stem = name.dropEnding(".part").isEmpty ? name : name.dropEnding(".part")
      guard let id = UUIDv7(stem.dropEnding(".sealed")) else { return false }
      return !named.contains(name) && id.at.adding(seconds: Self.grace) < now
    }
  }

  /// The files in which packages lie.
  func files() async throws -> Set<String> {
    try await database.read { transaction in
      Set(
        try transaction.rows("SELECT DISTINCT file FROM packages ORDER BY file").map {
          try $0.text(0)
        })
    }
  }
}
