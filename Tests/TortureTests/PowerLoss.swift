import Foundation
import TestSupport

#if canImport(Glibc)
import Glibc
#endif

/// A disk that forgets what was not synced when the power goes: contents of files, not their names.
///
/// Tests/Unsynced/unsynced.c, loaded into each process, writes down how to undo every write.
final class PowerLoss: Sendable {
  let environment: [String: String]
  private let root: String
  private let notes: String
  private let library: String

  /// Compiles the library with the compiler that comes with Swift, for processes that work in a folder.
  init(root: String, notes: String) throws {
    (self.root, self.notes) = (root, notes)
    try FileManager.default.createDirectory(atPath: notes, withIntermediateDirectories: false)
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Unsynced/unsynced.c")
    library = notes + "/unsynced.so"
    let clang = Process()
    clang.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    clang.arguments = ["clang", "-shared", "-fPIC", "-o", library, source.path, "-ldl"]
    try clang.run()
    clang.waitUntilExit()
    guard clang.terminationStatus == 0 else {
      throw Broken(what: "clang cannot compile \(source.lastPathComponent)")
    }
    environment = [
      "LD_PRELOAD": library, "UNSYNCED_ROOT": root, "UNSYNCED_LOG": notes,
    ]
  }

  private struct File: Hashable {
    let inode: UInt64
    let birth: UInt64
  }

  private struct Undo {
    let time: UInt64
    let offset: UInt64
    let size: UInt64
    let bytes: Data
  }

  /// Undoes writes that were not synced, of each file all or only the last ones; returns how many.
  ///
  /// All processes have ended.
  func strike(_ random: inout SplitMix64) throws -> Int {
    let files = FileManager.default
    var writes: [File: [Undo]] = [:]
    var synced: [File: UInt64] = [:]
    for name in try files.contentsOfDirectory(atPath: notes) where name.hasPrefix("notes-") {
      let path = notes + "/" + name
      let all = try Data(contentsOf: URL(fileURLWithPath: path))
      var place = 0
      // A note that is cut off at the end is of a write that was never made.
      while place + 56 <= all.count {
        let fields = (0..<7).map { field in
          all[place + field * 8..<place + field * 8 + 8].reversed().reduce(UInt64(0)) {
            $0 << 8 | UInt64($1)
          }
        }
        let length = Int(fields[6])
        guard place + 56 + length <= all.count else { break }
        let file = File(inode: fields[2], birth: fields[3])
        if fields[0] == 2 {
          synced[file] = max(synced[file] ?? 0, fields[4])
        } else {
          let bytes = Data(all[place + 56..<place + 56 + length])
          writes[file, default: []].append(
            Undo(time: fields[1], offset: fields[4], size: fields[5], bytes: bytes))
        }
        place += 56 + length
      }
      try files.removeItem(atPath: path)
    }
    let paths = try present()
    var undone = 0
    for file in writes.keys.sorted(by: { ($0.inode, $0.birth) < ($1.inode, $1.birth) }) {
      guard let path = paths[file] else { continue }
      let lost = (writes[file] ?? []).filter { $0.time > synced[file] ?? 0 }
        .sorted { $0.time < $1.time }
      guard !lost.isEmpty else { continue }
      let kept = Bool.random(using: &random) ? 0 : Int.random(in: 0..<lost.count, using: &random)
      try undo(lost[kept...].reversed(), in: path)
      undone += lost.count - kept
    }
    // Memory that processes share is a file by name only; when the power goes it is gone.
    for path in paths.values where path.hasSuffix("-shm") { try files.removeItem(atPath: path) }
    return undone
  }

  private func undo(_ writes: some Sequence<Undo>, in path: String) throws {
    let file = open(path, O_RDWR)
    guard file >= 0 else { throw Broken(what: "a file cannot be opened to undo its writes") }
    defer { close(file) }
    for write in writes {
      let put = write.bytes.withUnsafeBytes {
        pwrite(file, $0.baseAddress, $0.count, off_t(write.offset))
      }
      guard put == write.bytes.count, ftruncate(file, off_t(write.size)) == 0 else {
        throw Broken(what: "a write cannot be undone")
      }
    }
  }

  private typealias Identify =
    @convention(c) (
      UnsafePointer<CChar>, UnsafeMutablePointer<UInt64>, UnsafeMutablePointer<UInt64>
    ) -> Int32

  /// The files that are there, by what tells a file from a later one with its number.
  private func present() throws -> [File: String] {
    guard let library = dlopen(library, RTLD_NOW | RTLD_LOCAL),
      let symbol = dlsym(library, "unsynced_identify")
    else { throw Broken(what: "the library that undoes writes cannot be loaded") }
    // The library stays loaded: it interposes nothing in a process that it was not loaded before.
    let identify = unsafeBitCast(symbol, to: Identify.self)
    var paths: [File: String] = [:]
    let all = FileManager.default.enumerator(atPath: root)
    while let name = all?.nextObject() as? String {
      var (inode, birth): (UInt64, UInt64) = (0, 0)
      guard identify(root + "/" + name, &inode, &birth) == 0 else { continue }
      paths[File(inode: inode, birth: birth)] = root + "/" + name
    }
    return paths
  }
}
