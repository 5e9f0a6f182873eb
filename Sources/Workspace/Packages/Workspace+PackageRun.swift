public import Access
public import Formats
import Foundation
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
      while run.ended == nil {
        try Task.checkCancellation()
        let now = clock()
        let (keys, next) = try await nextKeys(of: run)
        let terms = PackageTerms(form: run.form, days: run.days, actor: run.actor)
        guard !keys.isEmpty || next != nil else {
          run.ended = now
          try await access.enter([], terms, run: run, at: now)
          break
        }
        let parcels = try await packageParcels(keys, run.form, at: now)
        run.next = next ?? run.next
        run.made += Int64(parcels.count)
        let placed = parcels.isEmpty ? [] : try access.place(parcels, at: now)
        try await access.enter(placed, terms, run: run, at: now)
        progress(Int(run.made))
      }
      return run
    }
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
    _ keys: [SubjectKey], _ form: PackageForm, at now: Timestamp
  ) async throws -> [PackageParcel] {
    guard !keys.isEmpty else { return [] }
    let ground = try await packageGround(form, at: now)
    let people = try await packagePeople(keys, form, at: now)
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
              try PackageParcel(person.key, at: now) { stream in
                var archive = PackageArchive(at: now) { try stream.write($0) }
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
