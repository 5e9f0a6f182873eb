import Access
import Erasure
import Evidence
import Formats
import Foundation
import Members
import Register
import Rights
import Vault
import Workspace

extension Stage {
  /// The eighth story: a member asks for everything by post, and reads it.
  func tellAccess(_ progress: inout StoryProgress) async throws {
    title(
      "8  Her rights",
      "A man's request for his own data was refused until a criminal court had spoken. Here a member "
        + "writes a letter: everything that you hold about me, please.")
    let member = try await somebody(
      permitted: try use("offers.baby", "nappy-brand", ["name", "address"]),
      inDisclosure: progress.disclosure, notIn: progress.campaign)
    progress.asker = member
    step(
      "before",
      "The letter came three days ago and lay on a desk. The clock counts from the day it came, and "
        + "shows how.")
    try await run(
      "request", "receive", "--right", "access", "--channel", "post", "--received",
      clock.now().date.adding(days: -3).iso, "--member", member, "--actor", Self.lead)
    let request = try await newestRequest(of: member)
    try await run("request", "show", request.id)
    step("act", "It is carried out: the copy is made, sealed, and a link goes to her address.")
    try await run("request", "carry-out", request.id, "--actor", Self.lead)
    guard let copy = try await workspace.requestView(request.id).package else {
      throw CommandError.storyBroken("no copy was made")
    }
    step(
      "after",
      "What is in it. She sees that somebody opened it; by the link nobody else would have.")
    try? FileManager.default.removeItem(atPath: copyFolder)
    try await run("package", "fetch", copy.id, "--folder", copyFolder, "--actor", Self.lead)
    try listCopy()
  }

  /// Then she asks to be erased; nothing of her is left, and a copy of yesterday does not bring her back.
  func tellErasure(_ progress: StoryProgress) async throws {
    guard let member = progress.asker else {
      throw CommandError.storyBroken("nobody asked for a copy")
    }
    guard let ordinal = try await workspace.members.find(.id, member) else {
      // The stories were broken off after it.
      return step("", "She is erased already; `erase list` has it.")
    }
    step("", "She reads it, and writes again: now erase me. This is what would go:")
    try await run("erase", "preview", member)
    let values = try await values(of: ordinal)
    let backup = folder + "-backup"
    for path in [backup, backup + "-keys", restored] {
      try? FileManager.default.removeItem(atPath: path)
    }
    step("before", "Last night's copy of the data is made. And these files of ours name her:")
    try await run("backup", backup)
    let before = Traces(of: values).search(folder, without: Self.notOurs)
    output.line("    \(said(before))")
    step("act", "Everything at once: key, rows, files, recalls, index, logs of the database.")
    try await run(
      "request", "receive", "--right", "erasure", "--channel", "post", "--member", member,
      "--actor", Self.lead)
    let request = try await newestRequest(of: member)
    try await run("request", "carry-out", request.id, "--actor", Self.lead)
    guard let act = try await workspace.erasures.act(for: request.id) else {
      throw CommandError.storyBroken("nothing was erased")
    }
    try await run("erase", "show", act.id)
    let certificate = answers + "/erased.json"
    try FileManager.default.createDirectory(atPath: answers, withIntermediateDirectories: true)
    try? FileManager.default.removeItem(atPath: certificate)
    try await run("erase", "certificate", act.id, "--output", certificate)
    try await run("verify", certificate, "--key", workspace.evidence.verifier.text)
    try takeLetters()
    step(
      "after",
      "The mail program has taken the letter to her. Every file is read for her number and addresses:"
    )
    let after = Traces(of: values).search(folder, without: Self.notOurs)
    output.line("    \(said(after))")
    guard after.paths.isEmpty else { throw CommandError.storyBroken("something of her is left") }
    try await run("members", "show", member, expecting: .wanting)
    try await run("fsck")
    step("", "And last night's copy, restored beside today's keys, does not bring her back.")
    try await run("backup", backup + "-keys", "--of-keys")
    try await run("restore", backup + "-keys", "--workspace", restored)
    try await run("restore", backup, "--workspace", restored)
    try await showRestored(member)
  }

  /// What is not the workspace's own: files that were taken in or handed out, and the narrator's notes.
  private static let notOurs: Set<String> = ["people", "copy", "pages", "stories.json"]

  private var copyFolder: String { folder + "/copy" }
  private var restored: String { folder + "-restored" }

  private func newestRequest(of member: String) async throws -> SubjectRequest {
    guard let ordinal = try await workspace.members.find(.id, member),
      let request = try await workspace.requests.requests(of: ordinal).first
    else { throw CommandError.storyBroken("the request was not written down") }
    return request
  }

  /// By what nobody else is known.
  private func values(of ordinal: UInt32) async throws -> [String] {
    Array(try await workspace.members.handles(of: [ordinal])[ordinal, default: [:]].values)
  }

  private func said(_ found: Traces.Found) -> String {
    let size = Figures.count(found.bytes / 1_048_576, "MiB", "MiB")
    let searched = "\(Figures.count(found.files, "file")), \(size): "
    guard let first = found.paths.sorted().first else { return searched + "nothing" }
    return searched
      + "found in \(found.paths.count), such as \(first)"
  }

  private func listCopy() throws {
    let files = FileManager.default
    var counts: [(String, Int)] = []
    for name in try files.contentsOfDirectory(atPath: copyFolder).sorted() {
      let inside = files.enumerator(atPath: copyFolder + "/" + name)?.allObjects.count ?? 0
      counts.append((name, inside))
    }
    output.line(
      "    " + counts.map { $0.1 == 0 ? $0.0 : "\($0.0)/ (\($0.1))" }.joined(separator: "  "))
    output.line("    open \(copyFolder)/index.html")
  }

  /// As a mail program does that hands letters on.
  private func takeLetters() throws {
    let letters = folder + "/mail"
    for name in try FileManager.default.contentsOfDirectory(atPath: letters)
    where name.hasSuffix(".eml") {
      try FileManager.default.removeItem(atPath: letters + "/" + name)
    }
  }

  private func showRestored(_ member: String) async throws {
    let other = try await Workspace.open(at: restored, now: clock.now())
    let stage = Stage(
      workspace: other, files: files, clock: clock, output: output, folder: restored, count: count,
      seed: seed)
    do {
      try await stage.run("members", "show", member, expecting: .wanting)
    } catch {
      try? await other.close()
      throw error
    }
    try await other.close()
  }
}
