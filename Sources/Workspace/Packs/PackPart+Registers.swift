import Formats
import Law
import Register
import Standing

extension PackPart {
  /// The versions of the register that were in force at some time of the period.
  static let registers = PackPart(name: "registers") { request in
    let workspace = request.workspace
    let acts = try await workspace.standing.everyAct().filter { $0.kind == .published }
    var section = PackSection(
      title: "Registers",
      lead: "What was declared: fields, purposes, recipients, agreements. The entry that "
        + "published a version names the SHA-256 of its file.",
      empty: "No register was in force.", columns: ["Version", "Published", "SHA-256"])
    let versions = try await workspace.standing.versions()
    for (place, version) in versions.enumerated() where version.at < request.until {
      // The newest come first: the one before in the list is the one that replaced it.
      let replaced = place > 0 ? versions[place - 1].at : nil
      if let replaced, replaced <= request.from { continue }
      let path = "registers/\(version.number).json"
      let bytes = try await workspace.standing.register(version: version.number).canonicalJSON()
      section.files.append(PackSection.File(path: path, bytes: bytes))
      section.rows.append([
        .init("Version \(version.number)", path: path), .init(HumanDate.minute(version.at)),
        .init(Hex.encode(version.hash)),
      ])
      section.sequences.formUnion(
        acts.filter { $0.version == version.number }.map(\.sequence))
    }
    return section
  }

  /// Suspensions and pauses of the period, without the reasons that staff gave.
  static let stops = PackPart(name: "stops") { request in
    guard case .period = request.scope else { return nil }
    let acts = try await request.workspace.standing.everyAct().filter {
      $0.kind != .published && $0.at >= request.from && $0.at < request.until
    }
    var section = PackSection(
      title: "Stops", lead: "Agreements that were suspended or resumed, purposes that were paused.",
      empty: "Nothing was suspended or paused.", columns: ["What", "Which", "Where", "When"])
    for act in acts {
      section.rows.append([
        .init(EntryWords.kind(act.kind.rawValue)), .init(act.name ?? ""),
        .init(act.territories?.map(\.code).joined(separator: ", ") ?? "everywhere"),
        .init(HumanDate.minute(act.at)),
      ])
    }
    return section
  }
}

extension Standing {
  /// Every act, the newest first.
  fileprivate func everyAct() async throws -> [StandingAct] {
    var acts: [StandingAct] = []
    while true {
      let next = try await history(before: acts.last?.sequence ?? .max, limit: 500)
      acts += next
      if next.count < 500 { return acts }
    }
  }
}
