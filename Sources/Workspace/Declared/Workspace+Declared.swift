public import Disclosure
import Evidence
public import Formats
import Foundation
import Members
public import Register
public import Store

extension Workspace {
  /// Every recipient that any published register declared: whom a declaration can name by identifier alone.
  public func everyRecipient() async throws -> Set<RecipientID> {
    Set(try await searchedNames.all(standing).keys)
  }

  /// Reads a declaration and the list of members that it names; nothing is written.
  ///
  /// - Throws: `DeclaredError.file` with each problem and its place, `DeclaredError.list`.
  public func readDeclaration(at path: String) async throws -> (Declaration, DeclaredList?) {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw DeclaredError.file(["\(path):1:1: error: the file cannot be read"])
    }
    let reading = DeclarationReader.read(
      Array(bytes), path: path, known: try await everyRecipient(), hash: Self.sha256(of:))
    guard let declaration = reading.declaration else {
      throw DeclaredError.file(reading.diagnostics.map(\.description))
    }
    let list = try reading.list.map {
      try DeclaredList(path: $0.path, handle: $0.handle, column: $0.column, key: $0.key)
    }
    return (declaration, list)
  }

  /// Writes a disclosure from before the record down: declared, not proven.
  ///
  /// - Throws: `DeclaredError`.
  public func declare(
    _ declaration: Declaration, list: DeclaredList? = nil, replaces: String? = nil, actor: Actor,
    at now: Timestamp
  ) async throws -> DeclaredDisclosure {
    try await disclosures.declare(
      declaration, list: list, replaces: replaces, known: try await everyRecipient(),
      actor: actor, at: now)
  }

  /// Somebody named by hand: a recipient of some register by its identifier, else a firm by its name.
  public func declaredParty(_ text: String) async throws -> DeclaredParty {
    if let id = RecipientID(text), try await everyRecipient().contains(id) {
      return DeclaredParty(id)
    }
    return DeclaredParty(name: text)
  }

  /// The SHA-256 of a file in hex, or nil when it cannot be read.
  public static func sha256(of path: String) -> String? {
    FileManager.default.contents(atPath: path).map {
      Declaration.Document(title: "", bytes: Array($0)).hash
    }
  }
}
