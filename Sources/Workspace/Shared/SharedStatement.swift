public import Evidence
import Formats

/// A signed answer to "have you ever dealt with …?", so that it can be held against us later (demand E5).
///
/// A C2SP signed note by the log's key. Its first line is ``format``, its second canonical JSON: the question and the
/// form in which it was compared (`asked`, `rules`), `never`, every name that was searched by recipient, those found,
/// the disclosures from before the record that were `declared`, with the names in them and the hash that the log has,
/// the published registers by number and SHA-256, since when the record is (`since`, null for an empty log), and the
/// log's checkpoint (`log`).
public struct SharedStatement: Sendable, Equatable {
  /// The form written today; no checkpoint has such a first line with JSON after it.
  public static let format = "aboveboard-shared-statement/1"

  /// The note; nothing in it may be believed before a check.
  public let note: SignedNote
  let json: JSON

  init(_ json: JSON, signedBy signer: NoteSigner) throws(NoteError) {
    self.json = json
    let text = "\(Self.format)\n" + String(decoding: json.canonical, as: UTF8.self) + "\n"
    note = try SignedNote(signing: Array(text.utf8), by: signer)
  }

  /// Reads a statement; nil when the bytes do not begin as one.
  ///
  /// - Throws: `NoteError`, `SharedStatementError.malformed`.
  public init?(parsing bytes: [UInt8]) throws {
    guard bytes.starts(with: Array((Self.format + "\n").utf8)) else { return nil }
    note = try SignedNote(parsing: bytes)
    let line = note.text.dropFirst(Self.format.utf8.count + 1).dropLast()
    do { json = try JSON(parsing: Array(line)) } catch { throw SharedStatementError.malformed }
    guard json.canonical.elementsEqual(line) else { throw SharedStatementError.malformed }
  }

  /// Whether it says that nothing ever went there.
  public var isNever: Bool? { json["never"]?.bool }
  /// The file's bytes.
  public var bytes: [UInt8] { note.bytes }
}

/// Why a statement cannot be read or made.
public enum SharedStatementError: Error, Equatable, CustomStringConvertible {
  /// Its second line is no canonical JSON.
  case malformed
  /// The question has no letter or digit.
  case emptyQuestion

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .malformed:
      "the signed answer is damaged: its second line is not canonical JSON; get it again"
    case .emptyQuestion: "the name has no letter or digit; give one to look up"
    }
  }
}
