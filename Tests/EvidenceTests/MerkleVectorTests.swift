import Evidence
import Formats
import Testing

/// The public vectors of transparency-dev/merkle, read where they lie beside the repository.
@Suite struct MerkleVectorTests {
  static let vectors: JSON? = {
    var folder = #filePath[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      let files = FolderTiles(folder: "\(folder)/shared/data")
      if let bytes = try? files.read("merkle_vectors.json") { return try? JSON(parsing: bytes) }
    }
    return nil
  }()

  struct Case {
    let json: JSON
    func number(_ key: String) -> Int64? { json[key]?.int.map { Int64($0) } }
    var fails: Bool { json["wantErr"]?.bool ?? true }

    /// Some roots of the vectors are not hashes; what matters is which of them are equal.
    func root(_ key: String) throws -> Digest32 {
      let bytes = try #require(Base64.decode(json[key]?.string ?? ""))
      return Digest32(bytes) ?? Merkle.leafHash(bytes)
    }

    /// Nil when a hash has another length, which reading a proof refuses.
    var proof: [Digest32]? {
      let texts = (json["proof"]?.array ?? []).map { $0.string ?? "" }
      let hashes = texts.compactMap { Digest32(base64: $0) }
      return hashes.count == texts.count ? hashes : nil
    }

    func expect(_ verify: ([Digest32]) throws -> Void) {
      let passes = proof.map { proof in (try? verify(proof)) != nil } ?? false
      #expect(passes == !fails, "\(json["_file"]?.string ?? "")")
    }
  }

  static func cases(_ kind: String) throws -> [Case] {
    try #require(vectors?[kind]?.array).map { Case(json: $0) }
  }

  @Test("every published inclusion vector is judged as published", .enabled(if: vectors != nil))
  func inclusion() throws {
    let cases = try Self.cases("inclusion")
    #expect(!cases.isEmpty)
    for item in cases {
      let index = try #require(item.number("leafIdx"))
      let size = try #require(item.number("treeSize"))
      let leaf = try item.root("leafHash")
      let root = try item.root("root")
      item.expect { proof in
        try Merkle.verifyInclusion(
          index: index, size: size, leaf: leaf, proof: proof, root: root)
      }
    }
  }

  @Test("every published consistency vector is judged as published", .enabled(if: vectors != nil))
  func consistency() throws {
    let cases = try Self.cases("consistency")
    #expect(!cases.isEmpty)
    for item in cases {
      let size1 = try #require(item.number("size1"))
      let size2 = try #require(item.number("size2"))
      let root1 = try item.root("root1")
      let root2 = try item.root("root2")
      item.expect { proof in
        try Merkle.verifyConsistency(
          size1: size1, size2: size2, root1: root1, root2: root2, proof: proof)
      }
    }
  }
}
