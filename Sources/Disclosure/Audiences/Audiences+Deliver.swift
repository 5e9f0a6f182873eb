import Formats
import Foundation
import Gate
import Index
import Register
import Standing
import Store

extension Audiences {
  /// Delivers a run that is booked, and notes that it arrived.
  func hand(
    _ run: AudienceRun, _ audience: TargetAudience, _ held: any HeldLock, at now: Timestamp,
    _ delivery: (Recipient.Delivery) throws -> any Delivering
  ) async throws {
    let inForce = try await disclosures.index.current(at: now).inForce
    let declared = inForce.register.recipients[id: audience.use.recipient]?.delivery
    let package = try await package(run, key: declared?.age, of: audience.use.recipient)
    let way: any Delivering
    if let declared {
      way = try delivery(declared)
    } else {
      // Nobody said where it goes: it waits here, whole, to be fetched.
      let out = folder + "/" + run.audience + "/out"
      try Files.makeFolder(out)
      way = FolderDelivery(folder: out)
    }
    let (id, number, bytes) = (run.audience, run.number, package.bytes)
    let database = database
    try await way.deliver(package) { acknowledged in
      try await held.check()
      try await database.writeAlone { transaction in
        try transaction.run(
          """
          UPDATE audience_runs SET acknowledged = \(acknowledged), bytes = \(bytes)
          WHERE audience = \(id) AND number = \(number)
          """)
      }
    }
    try await held.check()
    try await database.writeAlone { transaction in
      let changed = try transaction.run(
        """
        UPDATE audience_runs SET state = \(AudienceRun.State.delivered), ended_at = \(now),
          failure = \(nil as String?), retry_at = \(nil as Int64?), acknowledged = \(bytes),
          bytes = \(bytes)
        WHERE audience = \(id) AND number = \(number) AND state = \(AudienceRun.State.packed)
        """)
      guard changed == 1 else { throw AudienceError.busy(id: id) }
      try transaction.run(
        "DELETE FROM audience_drops WHERE audience = \(id) AND run = \(number)")
      try AudienceLedger.settle(id, transaction)
      try transaction.append(
        EntryDraft(kind: "audience.delivered", at: now) { _ in
          [
            "audience": .string(id), "run": .integer(Int64(number)), "bytes": .integer(bytes),
          ]
        })
    }
    Files.remove(folder(of: run))
  }

  /// Notes why a run did not arrive and when it is tried again: after a minute, then ever later, six hours at most.
  func fail(_ run: AudienceRun, _ failure: String, at now: Timestamp) async throws -> AudienceRun {
    let seconds = min(Int64(60) << Int64(min(run.failures, 9)), 21_600)
    let retry = now.adding(seconds: seconds)
    try await database.writeAlone { transaction in
      try transaction.run(
        """
        UPDATE audience_runs SET failures = failures + 1, failure = \(failure), retry_at = \(retry)
        WHERE audience = \(run.audience) AND number = \(run.number)
        """)
    }
    return try await history(run.audience, before: run.number + 1, limit: 1).first ?? run
  }

  private func folder(of run: AudienceRun) -> String { "\(folder)/\(run.audience)/\(run.number)" }

  /// The files of a run: whom to add with its certificate, whom to drop, and the digests of both.
  ///
  /// Made once: what was encrypted a second time would not go on from what a recipient has of the first.
  private func package(_ run: AudienceRun, key: String?, of recipient: RecipientID) async throws
    -> DeliveryPackage
  {
    let folder = folder(of: run)
    try Files.makeFolder(folder)
    var paths: [String] = []
    if let id = run.disclosure {
      let sent = try await disclosures.show(id)
      // A crash after the commit may have left it without its name.
      _ = try await disclosures.lock(id).hold { _ in try await disclosures.finish(sent) }
      let place = disclosures.folder(of: id)
      guard let name = sent.file, Files.exists(place + "/" + name) else {
        throw DisclosureError.fileLost(id: id)
      }
      paths = [place + "/" + name, place + "/certificate.json"]
    }
    let plain = folder + "/drop.csv"
    let encrypted = folder + "/drop.csv.age"
    if !Files.exists(plain), !Files.exists(encrypted) {
      let bytes = try await drops(run)
      if let key {
        let unfinished = folder + "/.drop"
        try AgeEncryption.write(to: key, of: recipient.text, into: unfinished) { try $0(bytes) }
        try Files.rename(unfinished, encrypted)
      } else {
        try Files.write(bytes, to: plain)
      }
    }
    paths.append(Files.exists(encrypted) ? encrypted : plain)
    let files = try paths.map(Self.file)
    let sums = files.map { "\(Hex.encode($0.hash))  \($0.name)\n" }.joined()
    let path = folder + "/" + DeliveryPackage.digests
    try Files.write(Array(sums.utf8), to: path)
    let number = String(run.number)
    return DeliveryPackage(
      name: run.audience + "-" + String(repeating: "0", count: max(0, 4 - number.count)) + number,
      files: files + [try Self.file(path)])
  }

  private func drops(_ run: AudienceRun) async throws -> [UInt8] {
    try await database.read { transaction in
      var bytes = Array("ref\n".utf8)
      try transaction.each(
        """
        SELECT ref FROM audience_drops
        WHERE audience = \(run.audience) AND run = \(run.number) ORDER BY ref
        """
      ) { bytes += Array((try $0.text(0) + "\n").utf8) }
      return bytes
    }
  }

  private static func file(_ path: String) throws -> DeliveryPackage.File {
    guard let digest = try Files.digest(path) else { throw CocoaError(.fileNoSuchFile) }
    return DeliveryPackage.File(
      name: (path as NSString).lastPathComponent, path: path, bytes: Int64(digest.bytes),
      hash: digest.hash)
  }
}
