public import Access
public import Formats
import Foundation
import Register
public import Store
import Vault

extension Workspace {
  /// How many packages lie in one file, are on the disk together and in the log together.
  static let packageGroup = 256

  /// Makes packages for everybody, or for some, and goes on where a run that was stopped stands.
  ///
  /// Memory holds one group. Each group is one file and one transaction, so that a run that is killed anywhere and run
  /// again ends as if it had not been.
  /// - Parameters:
  ///   - progress: Hears how many are made.
  /// - Throws: `PackageError.busy` while another process does, what making throws.
  public func makePackages(
    run id: String, clock: @escaping @Sendable () -> Timestamp,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> PackageRun {
    try await access.alone { [self] in
      var run = try await access.run(id)
      guard run.ended == nil else { return run }
      var (batch, next) = try await nextPeople(of: run, after: nil, at: clock())
      var stored: [PackageParcel] = []
      var after = run
      while let people = batch {
        try Task.checkCancellation()
        // One group is read and the one before is stored while this one is made.
        after.next = next ?? after.next
        let ahead = after
        async let reading = nextPeople(of: ahead, after: people.ground, at: clock())
        let (parcels, last) = (stored, run)
        async let storing: Void = store(parcels, last, clock)
        let made = try await packageParcels(people, run.form)
        try await storing
        (batch, next) = try await reading
        run.next = ahead.next
        run.made += Int64(made.count)
        stored = made
        progress(Int(run.made))
      }
      try await store(stored, run, clock)
      let now = clock()
      run.ended = now
      try await access.enter([], terms(of: run), run: run, at: now)
      return run
    }
  }

  private func terms(of run: PackageRun) -> PackageTerms {
    PackageTerms(form: run.form, days: run.days, actor: run.actor)
  }

  /// Puts a group on the disk and into the log, and with it how far the run has come.
  private func store(
    _ parcels: [PackageParcel], _ run: PackageRun, _ clock: @Sendable () -> Timestamp
  ) async throws {
    let now = clock()
    let placed = parcels.isEmpty ? [] : try access.place(parcels, at: now)
    try await access.enter(placed, terms(of: run), run: run, at: now)
  }

  /// The people of a group, as they are read.
  private struct PackageGroup: Sendable {
    var people: [PackagePerson]
    var ground: PackageGround
  }

  /// How many seconds what all packages have in common is good for, as long as no register is published.
  private static let groundLasts: Int64 = 5

  /// Reads whoever comes next in a run, and where it goes on after them; nobody when it is at its end.
  private func nextPeople(
    of run: PackageRun, after ground: PackageGround?, at now: Timestamp
  ) async throws -> (PackageGroup?, next: Int64?) {
    let (keys, next) = try await nextKeys(of: run)
    guard !keys.isEmpty || next != nil else { return (nil, nil) }
    var common: PackageGround
    if let ground, try await inForce().version == ground.inForce.version,
      now < ground.now.adding(seconds: Self.groundLasts)
    {
      common = ground
    } else {
      common = try await packageGround(run.form, at: now)
    }
    let people = keys.isEmpty ? [] : try await packagePeople(keys, run.form, at: now)
    return (PackageGroup(people: people, ground: common), next)
  }

  /// The keys of those who come next in a run, and where it goes on after them; no place when it is at its end.
  private func nextKeys(of run: PackageRun) async throws -> (keys: [SubjectKey], next: Int64?) {
    if let chosen = run.chosen {
      let part = chosen.dropFirst(Int(run.next)).prefix(Self.packageGroup)
      guard !part.isEmpty else { return ([], nil) }
      let keys = try await vault.keys(for: part)
      return (part.compactMap { keys[$0] }, run.next + Int64(part.count))
    }
    guard let start = UInt32(exactly: run.next), let last = try await vault.highestOrdinal(),
      start <= last
    else { return ([], nil) }
    // As many ordinals as a group, however many of them are still somebody.
    let end = min(UInt64(start) + UInt64(Self.packageGroup), UInt64(last) + 1)
    let keys = try await vault.keys(for: start..<UInt32(end))
    return (keys.values.sorted { $0.ordinal < $1.ordinal }, Int64(end))
  }

  /// Makes and seals the packages of one group, on as many cores as there are.
  private func packageParcels(
    _ group: PackageGroup, _ form: PackageForm
  ) async throws -> [PackageParcel] {
    let (people, ground) = (group.people, group.ground)
    guard !people.isEmpty else { return [] }
    let share = max(1, people.count / max(1, ProcessInfo.processInfo.activeProcessorCount) + 1)
    return try await withThrowingTaskGroup(of: (Int, [PackageParcel]).self) { group in
      for start in stride(from: 0, to: people.count, by: share) {
        let part = people[start..<min(start + share, people.count)]
        group.addTask { [self] in
          var parcels: [PackageParcel] = []
          for person in part {
            var document = try await packageDocument(of: person, form, request: nil, ground)
            document.gaps = Self.notAsked(ground.register)
            parcels.append(
              try PackageParcel(person.key, at: ground.now) { stream in
                var archive = PackageArchive(at: ground.now) { try stream.write($0) }
                try archive.finish(document)
              })
          }
          return (start, parcels)
        }
      }
      var all: [(Int, [PackageParcel])] = []
      for try await part in group { all.append(part) }
      return all.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
  }

  /// Asks for the packages of a run to be made by a server.
  public func askForPackages(
    run: PackageRun, actor: Actor, at now: Timestamp
  ) async throws -> Job {
    try await jobs.ask(
      JobKind.packages.rawValue, detail: ["run": .string(run.id)], node: Self.node, actor: actor,
      at: now)
  }

  func packages(
    _ job: Job, _ report: @escaping JobRunner.Report, clock: @escaping @Sendable () -> Timestamp
  ) async throws -> JSON {
    guard let id = job.detail["run"]?.string else { throw PackageError.unknown }
    do {
      let run = try await makePackages(run: id, clock: clock) { report(Int64($0), nil) }
      return ["packages": .integer(run.made)]
    } catch PackageError.busy {
      throw StoreError(.busy, "another process makes packages for many")
    }
  }
}
