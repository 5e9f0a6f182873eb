import Formats
import Members
import Store
public import Vault

/// Somebody who is erased, as other systems need to know them.
public struct ErasedSubject: Sendable, Equatable {
  /// The ordinal; it leads to nothing any more.
  public var ordinal: UInt32
  /// The handles as they were given.
  public var handles: [HandleKind: String]

  /// Somebody with their handles.
  public init(ordinal: UInt32, handles: [HandleKind: String]) {
    self.ordinal = ordinal
    self.handles = handles
  }
}

/// Handles on their way to other systems and letters: sealed under the workspace's key, and gone when all is done.
struct ErasureNote {
  static func seal(_ subjects: [ErasedSubject], of id: String, by vault: Vault) throws -> [UInt8] {
    let json = JSON.array(
      subjects.map { subject in
        let handles = Dictionary(
          uniqueKeysWithValues: subject.handles.map { ($0.key.rawValue, JSON.string($0.value)) })
        return ["ordinal": .integer(Int64(subject.ordinal)), "handles": .object(handles)]
      })
    return try vault.sealWorkspace(json.canonical, context: context(id))
  }

  static func open(_ sealed: [UInt8], of id: String, by vault: Vault) throws -> [ErasedSubject] {
    let json = try JSON(parsing: vault.openWorkspace(sealed, context: context(id)))
    return (json.array ?? []).compactMap { item in
      guard let ordinal = item["ordinal"]?.int.flatMap({ UInt32(exactly: $0) }) else { return nil }
      var handles: [HandleKind: String] = [:]
      for (name, value) in item["handles"]?.object ?? [:] {
        if let kind = HandleKind(rawValue: name) { handles[kind] = value.string }
      }
      return ErasedSubject(ordinal: ordinal, handles: handles)
    }
  }

  private static func context(_ id: String) -> String { "erasure.note/" + id }
}
