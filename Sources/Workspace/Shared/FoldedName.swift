import Formats
import Foundation

/// A company's name without what people leave out or spell otherwise: case, accents, punctuation, legal form.
///
/// The rules are numbered, for a signed answer names the ones it was found by.
public struct FoldedName: Sendable, Hashable {
  /// The rules in force, as signed answers name them.
  public static let rules = "names/1"

  /// The words in their order, without a legal form at the end.
  public let words: [String]
  /// The words without anything between them.
  public var joined: String { words.joined() }

  /// Folds a name; no word is left of one without letters and digits.
  public init(_ name: String) {
    var all: [String] = [""]
    for scalar in name.nfc.decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
      if let letters = Self.letters[scalar] {
        all[all.count - 1] += letters
      } else if scalar == "&" || scalar == "+" {
        all += ["and", ""]
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        all[all.count - 1].unicodeScalars.append(scalar)
      } else if !Self.isSilent(scalar) {
        all.append("")
      }
    }
    var words = all.filter { !$0.isEmpty }
    if words.count > 1, words.first == "the" { words.removeFirst() }
    // "Ltd" alone is a name; behind another word it is a legal form.
    while words.count > 1, let last = words.last, Self.forms.contains(last) { words.removeLast() }
    self.words = words
  }

  /// What stands inside a word without parting it: accents, apostrophes, the dots of "S.A.".
  private static func isSilent(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark, .format: true
    default: "'’‘`.".unicodeScalars.contains(scalar)
    }
  }

  private static let letters: [Unicode.Scalar: String] = [
    "ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
  ]

  private static let forms: Set<String> = [
    "ltd", "limited", "plc", "llp", "llc", "lp", "inc", "incorporated", "corp", "corporation", "co",
    "company", "gmbh", "ag", "kg", "ug", "se", "sa", "sas", "sarl", "srl", "spa", "bv", "nv", "ab",
    "as", "asa", "aps", "oy", "oyj", "pty", "kk", "sl", "holding", "holdings", "group",
  ]
}
