public import Formats
import Gate
import Index
public import Register
import Store

extension DisclosureSummary {
  /// To whom the package itself goes: the first on its way; nil when it stays with us.
  public var addressee: RecipientID? { use.links.first }
}

/// What lies in a sent disclosure's folder for whom it is addressed to.
public struct DisclosurePackage: Sendable, Equatable {
  /// One file of it.
  public struct File: Sendable, Equatable {
    /// Its plain name, such as `data.csv`.
    public var name: String
    /// Its size in bytes; nil when the ledger does not say.
    public var bytes: Int?
    /// Its SHA-256 in hex; nil when the ledger does not say.
    public var hash: String?
    /// Whether it holds members' data: such a file is not handed over once a permission has ended.
    public var isData: Bool
    /// Whether it still lies here.
    public var isHere: Bool
  }

  /// The files, data first.
  public var files: [File]
  /// The statement of the certificate.
  public var statement: JSON?
}

extension Disclosures {
  /// The sent disclosures whose package goes to a recipient, newest first.
  ///
  /// - Parameter before: the name of the last one seen.
  public func sent(
    to recipient: RecipientID, before: String? = nil, limit: Int
  ) async throws -> [DisclosureSummary] {
    var found: [DisclosureSummary] = []
    var position = before ?? "~"
    let inWish = "%\"\(recipient.text)\"%"
    while found.count < limit {
      let after = position
      let page = try await database.read { transaction in
        try Ledger.list(
          where: """
            state = \(DisclosureSummary.State.sent) AND id < \(after)
              AND (recipient = \(recipient.text) OR wish LIKE \(inWish))
            """, order: "id DESC", limit: 200, transaction)
      }
      found += page.filter { $0.addressee == recipient }
      guard let last = page.last, page.count == 200 else { break }
      position = last.id
    }
    return Array(found.prefix(max(limit, 0)))
  }

  /// A sent disclosure whose package goes to a recipient; nil for any other, whether there is one or not.
  public func sent(_ id: String, to recipient: RecipientID) async throws -> DisclosureSummary? {
    let found = try await database.read { try Ledger.find(id, $0) }
    guard let found, found.state == .sent, found.addressee == recipient else { return nil }
    return found
  }

  /// The sent disclosures to anybody but ourselves, newest first.
  ///
  /// - Parameter before: the name of the last one seen.
  public func handedOver(before: String? = nil, limit: Int) async throws -> [DisclosureSummary] {
    let ours = RecipientID.ourselves.text
    return try await database.read { transaction in
      try Ledger.list(
        where: """
          state = \(DisclosureSummary.State.sent) AND id < \(before ?? "~")
            AND (recipient <> \(ours) OR wish NOT LIKE \("%\"through\":[]%"))
          """, order: "id DESC", limit: limit, transaction)
    }
  }

  /// The files of a sent disclosure, as the ledger has them.
  public func package(of sent: DisclosureSummary) async throws -> DisclosurePackage {
    let row = try await database.read { transaction in
      try transaction.first(
        "SELECT file_bytes, file_hash, statement FROM disclosures WHERE id = \(sent.id)")
    }
    var files: [DisclosurePackage.File] = []
    // Only a plain name is believed, so that nothing outside the folder can be asked for.
    if let name = sent.file, !name.contains("/"), !name.hasPrefix(".") {
      files.append(
        .init(
          name: name, bytes: try row?.intOrNil(0).map { Int($0) },
          hash: try row?.blobOrNil(1).map { Hex.encode($0) }, isData: true,
          isHere: Files.exists(folder(of: sent.id) + "/" + name)))
    }
    files.append(
      .init(
        name: "certificate.json", bytes: nil, hash: nil, isData: false,
        isHere: Files.exists(folder(of: sent.id) + "/certificate.json")))
    return DisclosurePackage(
      files: files, statement: try row?.textOrNil(2).flatMap { try? JSON(parsing: $0.utf8) })
  }
}
