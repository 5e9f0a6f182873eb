import Formats
import Register
import Store
import Vault

/// What is sealed about one subject: the handles as given, and the values by field.
///
/// The plain text is canonical JSON, `{"handles":{"email":…},"values":{"name":…}}`.
struct SealedRecord: Sendable, Equatable {
  var handles: [HandleKind: String] = [:]
  var values: [FieldID: JSON] = [:]

  func sealed(with key: SubjectKey) throws -> [UInt8] {
    let handles = Dictionary(
      uniqueKeysWithValues: handles.map { ($0.key.rawValue, JSON.string($0.value)) })
    let values = Dictionary(uniqueKeysWithValues: values.map { ($0.key.text, $0.value) })
    let plain = JSON.object(["handles": .object(handles), "values": .object(values)]).canonical
    return try key.seal(plain, context: Members.recordContext)
  }

  init(handles: [HandleKind: String] = [:], values: [FieldID: JSON] = [:]) {
    self.handles = handles
    self.values = values
  }

  /// Opens a record; throws when the key is another subject's or the bytes are damaged.
  init(sealed: [UInt8], key: SubjectKey) throws {
    let plain = try JSON(parsing: key.open(sealed, context: Members.recordContext))
    for (name, value) in plain["handles"]?.object ?? [:] {
      guard let kind = HandleKind(rawValue: name), let text = value.string else { continue }
      handles[kind] = text
    }
    for (name, value) in plain["values"]?.object ?? [:] {
      guard let field = FieldID(name) else { continue }
      values[field] = value
    }
  }
}
