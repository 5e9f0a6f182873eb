public import Formats
import Foundation

/// What is wrong with the JSON of a register.
public enum RegisterJSONError: Error, Equatable, CustomStringConvertible {
  /// The bytes are not JSON.
  case notJSON(JSONError)
  /// The JSON is not a register; the path names the key, never a value.
  case notRegister(path: String)
  /// The register cannot be written.
  case unwritable

  /// What is wrong, in a sentence without its full stop.
  public var description: String {
    switch self {
    case .notJSON(let error): "the register is not json: \(error)"
    case .notRegister(let path):
      "the json is not a register: \(path.isEmpty ? "its top level" : path) is missing or of "
        + "the wrong type; it was perhaps written by a newer version"
    case .unwritable: "the register cannot be written as json"
    }
  }
}

extension Register {
  /// The register as canonical JSON (RFC 8785): the same register gives the same bytes on every machine.
  public func canonicalJSON() throws(RegisterJSONError) -> [UInt8] {
    let data: Data
    do { data = try JSONEncoder().encode(self) } catch { throw .unwritable }
    do throws(JSONError) {
      return try JSON(parsing: [UInt8](data)).canonical
    } catch {
      throw .notJSON(error)
    }
  }

  /// Reads a register from JSON; throws for duplicate keys, missing keys and wrong types.
  public init(canonicalJSON bytes: some Collection<UInt8>) throws(RegisterJSONError) {
    // Foundation's decoder keeps the first of duplicate keys; our parser refuses them.
    do throws(JSONError) {
      _ = try JSON(parsing: bytes)
    } catch {
      throw .notJSON(error)
    }
    do {
      self = try JSONDecoder().decode(Register.self, from: Data(bytes))
    } catch let error as DecodingError {
      throw .notRegister(path: Self.path(of: error))
    } catch {
      throw .notRegister(path: "")
    }
  }

  private static func path(of error: DecodingError) -> String {
    let keys: [any CodingKey] =
      switch error {
      case .typeMismatch(_, let context), .valueNotFound(_, let context): context.codingPath
      case .keyNotFound(let key, let context): context.codingPath + [key]
      case .dataCorrupted(let context): context.codingPath
      @unknown default: []
      }
    return keys.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
  }
}
