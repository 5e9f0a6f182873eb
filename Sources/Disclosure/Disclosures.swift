import Formats
import Gate
public import Index
import Register
public import Standing
public import Store
public import Vault

/// Hands data over for a use: plans, has a second person approve, sends, and keeps the ledger of it.
public struct Disclosures: Sendable {
  let database: any Store.Database
  let vault: Vault
  let standing: Standing
  let index: SubjectIndex
  let evidence: EvidenceLog
  /// The folder in which every disclosure has a folder of its own.
  public let folder: String
  /// How many subjects one part of a file holds; a part is what is written again when a permission is lost.
  let partSize: Int
  let sets = DisclosedSets()

  /// Makes the room over a workspace's parts.
  public init(
    database: any Store.Database, vault: Vault, standing: Standing, index: SubjectIndex,
    evidence: EvidenceLog, folder: String, partSize: Int = 8_192
  ) {
    self.database = database
    self.vault = vault
    self.standing = standing
    self.index = index
    self.evidence = evidence
    self.folder = folder
    self.partSize = partSize
  }

  /// The folder of one disclosure.
  public func folder(of id: String) -> String { folder + "/" + id }

  static func terms(of use: Use, in inForce: InForce) -> [Terms] {
    use.links.flatMap { link in
      inForce.agreements(with: link).filter { $0.purposes.contains(use.purpose) }.map {
        Terms(
          agreement: $0.id, recipient: link, consideration: $0.consideration, benefit: $0.benefit,
          approached: $0.approached)
      }
    }
  }

  /// The counts that a leaf may show: with a selector, fewer than ten people are nobody's business.
  static func shown(_ count: Int, hasSelector: Bool) -> JSON {
    hasSelector && count < 10 ? "<10" : .integer(Int64(count))
  }
}
