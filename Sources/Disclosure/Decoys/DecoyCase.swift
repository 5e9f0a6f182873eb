import Evidence
public import Formats
import Store
import Vault

/// Everything about one sighting that somebody else needs to judge it.
public struct DecoyCase: Sendable {
  /// What was seen.
  public let sighting: Sighting
  /// The decoy that was used.
  public let decoy: Decoy
  /// The disclosure that carried it.
  public let disclosure: DisclosureSummary
  /// The message, or what was reported, as it is kept.
  public let message: [UInt8]
  /// The permission certificate that went with the disclosure; nil when its file is gone.
  public let certificate: [UInt8]?
  /// What proves it: the decoy's commitment opened, its place in the set, the sighting's entry in the log.
  public let proof: JSON

  /// The files of a folder of evidence, by name.
  public var files: [(name: String, bytes: [UInt8])] {
    let name = sighting.channel == .mail ? "message.eml" : "report.json"
    var files: [(name: String, bytes: [UInt8])] = [
      ("sighting.json", Self.pretty(sighting.json)), ("decoy.json", Self.pretty(decoy.json)),
      ("proof.json", Self.pretty(proof)), (name, message),
    ]
    if let certificate { files.append(("certificate.json", certificate)) }
    return files
  }

  private static func pretty(_ json: JSON) -> [UInt8] { Array((json.pretty + "\n").utf8) }
}

extension Decoys {
  /// The evidence of a sighting, ready to be given to a partner, a lawyer or an authority.
  ///
  /// - Throws: `DecoyError.noSighting`, `.damaged`.
  public func evidence(of id: String) async throws -> DecoyCase {
    let sighting = try await sighting(id)
    let all = try await decoys(in: sighting.disclosure)
    let vault = vault
    guard let decoy = all.first(where: { $0.number == sighting.number }),
      let message = try await database.read({ try DecoyLedger.message(of: id, vault, $0) })
    else { throw DecoyError.damaged(disclosure: sighting.disclosure) }
    let summary = try await disclosures.show(sighting.disclosure)
    let path = disclosures.folder(of: sighting.disclosure) + "/certificate.json"
    return DecoyCase(
      sighting: sighting, decoy: decoy, disclosure: summary, message: message,
      certificate: Files.contents(path),
      proof: try await proof(of: sighting, decoy, among: all))
  }

  private func proof(
    of sighting: Sighting, _ decoy: Decoy, among all: [Decoy]
  ) async throws -> JSON {
    let keys = keys
    let set = MerkleSet(all.map { $0.commitment(by: keys) })
    let commitment = decoy.commitment(by: keys)
    guard case .member(let witness) = set.proof(of: commitment) else {
      throw DecoyError.damaged(disclosure: decoy.disclosure)
    }
    try await disclosures.evidence.integrate()
    let entry = try await database.read { try $0.entry(sighting.sequence) }
    let log = try disclosures.evidence.proof(of: sighting.sequence)
    func hex(_ key: DecoyKeys.Opening) -> JSON { .string(Hex.encode(key.bytes)) }
    return [
      "row": [
        "disclosure": .string(decoy.disclosure), "ref": .string(decoy.ref),
        "opening": hex(keys.shown(of: decoy.number, in: decoy.disclosure)),
        "commitment": .string(commitment.base64), "index": .integer(witness.index),
        "size": .integer(set.count), "path": .array(witness.path.map { .string($0.base64) }),
        "root": .string(set.root.base64),
      ],
      "sighting": [
        "opening": hex(keys.shown(ofSighting: sighting.id)),
        "leaf": .string(String(decoding: entry.leaf, as: UTF8.self)),
        "proof": .string(String(decoding: log.bytes, as: UTF8.self)),
        "key": .string(disclosures.evidence.verifier.text),
      ],
    ]
  }
}
