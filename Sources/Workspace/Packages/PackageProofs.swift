import Access
import Consent
import Disclosure
import Evidence
import Formats
import Store
import Vault

/// The files under `proofs`: that the log holds what happened to a person's data, to be checked without us.
enum PackageProofs {
  static func path(of disclosure: String) -> String { "proofs/disclosure-\(disclosure).json" }

  /// The entries that are about a person, as the rooms name them.
  static func entries(of person: PackagePerson) -> [Int64] {
    var found = Set(person.choices.map(\.sequence))
    for key in ["looks", "corrections"] {
      for one in person.rooms["member"]?[key]?.array ?? [] {
        if let sequence = one["entry"]?.int { found.insert(sequence) }
      }
    }
    return found.sorted()
  }
}

extension Workspace {
  /// A person's proofs out of the ground's checkpoint; none when nothing was signed yet.
  func packageProofs(
    of person: PackagePerson, _ ground: PackageGround
  ) async throws -> [(path: String, bytes: [UInt8])] {
    guard let proofs = ground.proofs else { return [] }
    var files: [(path: String, bytes: [UInt8])] = []
    for (id, summary) in person.had.sorted(by: { $0.key < $1.key }) {
      let proof = try await memberProofs.proof(
        of: person.key, in: summary, proofs, upTo: ground.size)
      if let proof { files.append((PackageProofs.path(of: id), proof.bytes)) }
    }
    let sequences = PackageProofs.entries(of: person).filter { $0 <= ground.size }
    let leaves = try await database.read { transaction in
      try sequences.map { ($0, try transaction.entry($0).leaf) }
    }
    for (sequence, leaf) in leaves {
      files.append(("proofs/entry-\(sequence).json", leaf))
      files.append(
        ("proofs/entry-\(sequence).tlog-proof", try proofs.proof(of: sequence).bytes))
    }
    if !files.isEmpty {
      let own = Base64.encode(person.key.commitmentKey.bytes)
      files.append(("proofs/key.base64", Array((own + "\n").utf8)))
    }
    return files
  }
}
