import CMallocCount
import Formats
import Foundation
import Gate
import Index
import Law
import Register

/// Measures one decision and one audience; see docs/performance.md for how the figures are read.
@main
struct GateBenchmark {
  static func main() async throws {
    let subjects =
      CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 87_000_000
    let day = try require(CivilDate("2026-11-21"))
    let world = try BenchmarkWorld(day: day)
    print("subjects \(subjects), register of \(world.inForce.register.purposes.count) purposes")
    let snapshot = world.snapshot(subjects: subjects, day: day)
    let prepared = snapshot.prepare(world.use)
    print(
      "plan: \(prepared.plan.clauses.count) clauses, \(prepared.plan.formula.atoms.count) atoms, "
        + "\(prepared.plan.formula.steps.count) steps")
    decisions(prepared, subjects: subjects)
    await audience(prepared)
    boolScan(snapshot, prepared, subjects: subjects)
  }

  static func require<T>(_ value: T?) throws -> T {
    guard let value else { throw CocoaError(.coderInvalidValue) }
    return value
  }

  /// One decision for a random subject, in batches, so that the clock's own cost does not count.
  static func decisions(_ prepared: PreparedPlan, subjects: Int) {
    var random = SystemRandomNumberGenerator()
    let ordinals = (0..<1_000_000).map { _ in
      UInt32.random(in: 0..<UInt32(subjects), using: &random)
    }
    var times: [Double] = []
    var permits = 0
    let before = allocation_count()
    var allocations = 0
    for start in stride(from: 0, to: ordinals.count, by: 1_000) {
      let counted = allocation_count()
      let clock = DispatchTime.now().uptimeNanoseconds
      for number in start..<start + 1_000 where prepared.decide(ordinals[number]).isPermitted {
        permits += 1
      }
      let end = DispatchTime.now().uptimeNanoseconds
      allocations += allocation_count() - counted
      times.append(Double(end - clock) / 1_000)
    }
    _ = before
    times.sort()
    print(
      "decide: median \(Int(times[times.count / 2])) ns, p99 \(Int(times[times.count * 99 / 100])) ns, "
        + "\(allocations) allocations in 1,000,000 decisions, \(permits) permits")
  }

  static func audience(_ prepared: PreparedPlan) async {
    for detail in [Audience.Detail.counts, .permitted, .everyone] {
      var times: [Double] = []
      var permitted = 0
      for _ in 0..<9 {
        let clock = DispatchTime.now().uptimeNanoseconds
        permitted = await prepared.audience(detail: detail).permittedCount
        times.append(Double(DispatchTime.now().uptimeNanoseconds - clock) / 1e6)
      }
      times.sort()
      print(
        "audience, keeping \(detail): median \(times[4]) ms, best \(times[0]) ms, "
          + "permitted \(permitted)")
    }
  }

  /// The peer within the process: the same formula with one byte a subject and atom, one subject after the other.
  static func boolScan(_ snapshot: Snapshot, _ prepared: PreparedPlan, subjects: Int) {
    let sample = min(subjects, 2_000_000)
    let clock = DispatchTime.now().uptimeNanoseconds
    var permitted = 0
    for ordinal in 0..<UInt32(sample) where prepared.decide(ordinal).isPermitted { permitted += 1 }
    let time = Double(DispatchTime.now().uptimeNanoseconds - clock) / 1e6
    print(
      "one by one: \(time * Double(subjects) / Double(sample)) ms for all (from \(sample)), "
        + "permitted \(permitted) of the sample")
  }
}
