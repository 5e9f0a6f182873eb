import Evidence
import Formats
import Foundation
import Store
import StoreSQLite

/// Measures the log: leaves a second in batches and one by one, durable, and a proof out of a large log.
///
/// Usage: `evidence-benchmark [leaves] [single] [simulated]`; see docs/performance.md for how figures are read.
@main
struct EvidenceBenchmark {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst().compactMap { Int64($0) }
    let leaves = arguments.first ?? 1_000_000
    let single = arguments.dropFirst().first ?? 2_000
    let simulated = arguments.dropFirst(2).first ?? 100_000_000
    let folder = FileManager.default.temporaryDirectory.path + "/evidence-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let database = try SQLiteDatabase(path: folder + "/data.sqlite")
    try await database.migrate(Migration.entries, at: Timestamp(microseconds: 0))
    let ours = try await appendInBatches(database, leaves)
    print("append in batches of 2,000: \(rate(leaves, ours)) leaves/s")
    try await appendSingly(database, single)
    let integrated = try await integrate(database, folder, leaves)
    let peer = try PythonPeer.seconds(leaves: min(leaves, 200_000))
    let peerRate = Double(min(leaves, 200_000)) / peer
    print(
      "integrate into tiles, durable: \(rate(leaves, integrated)) leaves/s; "
        + "\(ratio(Double(leaves) / integrated, peerRate)) × Python's hashlib over the same tree in memory"
    )
    try prove(simulated)
    try await database.close()
  }

  static func seconds(_ body: () async throws -> Void) async rethrows -> Double {
    let start = ContinuousClock.now
    try await body()
    return (ContinuousClock.now - start) / .seconds(1)
  }

  static func rate(_ count: Int64, _ seconds: Double) -> Int64 {
    Int64(Double(count) / max(seconds, 0.000_001))
  }

  static func ratio(_ ours: Double, _ peer: Double) -> String {
    String(format: "%.1f", ours / peer)
  }

  static func draft(_ number: Int64) -> EntryDraft {
    EntryDraft(kind: "benchmark.entry", at: Timestamp(microseconds: number)) { _ in
      ["number": .integer(number), "subject": "6v0JYmq2sY4n8o0Zl1sV8oYp3bqkT1Cj1l7p0m5x9uA="]
    }
  }

  private static func appendInBatches(
    _ database: SQLiteDatabase, _ count: Int64
  ) async throws -> Double {
    try await seconds {
      for start in stride(from: Int64(0), to: count, by: 2_000) {
        _ = try await database.write {
          try $0.append(contentsOf: (start..<min(start + 2_000, count)).map(draft))
        }
      }
    }
  }

  private static func appendSingly(_ database: SQLiteDatabase, _ count: Int64) async throws {
    let alone = try await seconds {
      for number in 0..<count {
        _ = try await database.write { try $0.append(draft(number)) }
      }
    }
    print("append one by one, each durable before the next: \(rate(count, alone)) leaves/s")
    let together = try await seconds {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for lane in 0..<Int64(64) {
          group.addTask {
            for number in stride(from: lane, to: count, by: 64) {
              _ = try await database.write { try $0.append(draft(number)) }
            }
          }
        }
        try await group.waitForAll()
      }
    }
    print("append singly by 64 at once, each durable: \(rate(count, together)) leaves/s")
  }

  private static func integrate(
    _ database: SQLiteDatabase, _ folder: String, _ count: Int64
  ) async throws -> Double {
    let signer = try NoteSigner(name: "benchmark.example", seed: Array(0..<32))
    let integrator = Integrator(
      database: database, files: FolderTiles(folder: folder + "/evidence"),
      lock: database.lock("evidence")
    ) { size, root in
      try Checkpoint(origin: "benchmark.example", size: size, root: root)
        .note(signedBy: signer).bytes
    }
    return try await seconds { _ = try await integrator.integrate() }
  }

  private static func prove(_ size: Int64) throws {
    let start = ContinuousClock.now
    let files = SimulatedTiles(size: size)
    let made = (ContinuousClock.now - start) / .seconds(1)
    print("simulated log of \(size) leaves: hashed in \(String(format: "%.1f", made)) s")
    let reader = try TileReader(files: files, size: size)
    let root = try reader.root()
    var times: [Double] = []
    for step in 0..<1_000 {
      let index = (Int64(step) * 7_919_993) % size
      let start = ContinuousClock.now
      let proof = try reader.inclusionProof(index: index, size: size)
      times.append((ContinuousClock.now - start) / .milliseconds(1))
      try Merkle.verifyInclusion(
        index: index, size: size, leaf: SimulatedTiles.leaf(index), proof: proof, root: root)
    }
    times.sort()
    print(
      String(
        format: "inclusion proof: median %.2f ms, 99 of 100 under %.2f ms, all verified",
        times[times.count / 2], times[times.count * 99 / 100]))
  }
}
