public import Evidence
import Foundation
import SignIn

/// Somebody independent who cosigns our checkpoints after having seen that the log only grew (C2SP tlog-witness).
public struct Witness: Sendable, Equatable {
  /// The file in the workspace that lists them: an address and a key on each line, `#` before remarks.
  public static let fileName = "witnesses.txt"

  /// The submission prefix, without a slash at the end.
  public let address: String
  /// The key whose cosignatures count.
  public let key: CosignatureVerifier

  /// Why a list of witnesses cannot be used.
  public enum Unusable: Error, Equatable, CustomStringConvertible {
    /// The line (from 1) is not an address and a key.
    case line(Int, why: String)
    /// There is no list, or nobody on it.
    case nobody(path: String)

    /// What, where, and what to do.
    public var description: String {
      switch self {
      case .line(let number, let why):
        "\(Witness.fileName), line \(number): \(why); write `https://witness.example name+hash+key`"
      case .nobody(let path):
        "no witness is named in \(path); write a line `https://witness.example name+hash+key` for each"
      }
    }
  }

  /// Reads a list; throws ``Unusable``.
  public static func read(_ text: String) throws(Unusable) -> [Witness] {
    var witnesses: [Witness] = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (place, line) in lines.enumerated() {
      let parts = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace).map(String.init)
      if parts.isEmpty { continue }
      guard parts.count == 2 else { throw .line(place + 1, why: "not an address and a key") }
      guard WebAddress.isUsable(parts[0]), !parts[0].contains("?") else {
        throw .line(place + 1, why: "not an https address, nor one of this machine")
      }
      let key: CosignatureVerifier
      do throws(NoteError) { key = try CosignatureVerifier(parts[1]) } catch {
        throw .line(place + 1, why: "\(error)")
      }
      let address = parts[0].hasSuffix("/") ? String(parts[0].dropLast()) : parts[0]
      witnesses.append(Witness(address: address, key: key))
    }
    return witnesses
  }
}

extension Workspace {
  /// The witnesses that are to be asked; none without a list.
  ///
  /// - Throws: `Witness.Unusable` for a line that cannot be read.
  public func witnesses() throws -> [Witness] {
    let path = folder + "/" + Witness.fileName
    guard let data = FileManager.default.contents(atPath: path) else { return [] }
    return try Witness.read(String(decoding: data, as: UTF8.self))
  }
}
