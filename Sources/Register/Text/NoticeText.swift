/// The text of a notice with its placeholders replaced by what the register declares (demand B1).
///
/// Restricted to what the notice covers and to what an agreement lets flow, so that it cannot say other than what the gate
/// enforces. Everything taken from the register is escaped: it can bring no markup of its own.
public enum NoticeText {
  /// What a text may have rendered into it, written `{{fields}}`.
  public enum Placeholder: String, Sendable, CaseIterable {
    /// Who answers for the data.
    case controller
    /// The data protection officer.
    case officer
    /// What is used, by purpose.
    case fields
    /// Why it is used, and on which lawful basis.
    case purposes
    /// Who receives it, in which part, what, and whom it may pass it on to.
    case recipients
    /// How long each field is used.
    case retention
    /// How to say no, for each purpose and recipient.
    case choices
  }

  /// The text of a notice as Markdown (CommonMark); unknown placeholders, which the reader refuses, stay as they are.
  public static func render(_ notice: Notice, in register: Register) -> String {
    let scope = NoticeScope(notice, in: register)
    var text = ""
    for piece in pieces(of: notice.body) {
      switch piece {
      case .text(let part): text += part
      case .placeholder(let name):
        text += Placeholder(rawValue: name).map(scope.rendered) ?? "{{\(name)}}"
      }
    }
    return text
  }

  /// The placeholders of a text that are not known, in the order in which they stand, each once.
  public static func unknownPlaceholders(in body: String) -> [String] {
    var seen: Set<String> = []
    return pieces(of: body).compactMap { piece in
      guard case .placeholder(let name) = piece, Placeholder(rawValue: name) == nil,
        seen.insert(name).inserted
      else { return nil }
      return name
    }
  }

  enum Piece: Equatable {
    case text(String)
    case placeholder(String)
  }

  /// Cuts a text at its `{{name}}`; blanks inside the braces are allowed, and braces that never close are text.
  static func pieces(of body: String) -> [Piece] {
    let bytes = Array(body.utf8)
    var pieces: [Piece] = []
    var start = 0
    var index = 0
    while index + 1 < bytes.count {
      guard bytes[index] == UInt8(ascii: "{"), bytes[index + 1] == UInt8(ascii: "{") else {
        index += 1
        continue
      }
      var end = index + 2
      while end < bytes.count, bytes[end] != UInt8(ascii: "}"), bytes[end] != 10 { end += 1 }
      guard end + 1 < bytes.count, bytes[end] == UInt8(ascii: "}"),
        bytes[end + 1] == UInt8(ascii: "}")
      else {
        index = end
        continue
      }
      if start < index {
        pieces.append(.text(String(decoding: bytes[start..<index], as: UTF8.self)))
      }
      let name = bytes[(index + 2)..<end].drop { $0 == 32 }
      let trimmed = name.reversed().drop { $0 == 32 }.reversed()
      pieces.append(.placeholder(String(decoding: Array(trimmed), as: UTF8.self)))
      index = end + 2
      start = index
    }
    if start < bytes.count {
      pieces.append(.text(String(decoding: bytes[start...], as: UTF8.self)))
    }
    return pieces
  }
}
