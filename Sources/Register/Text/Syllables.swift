import Foundation

/// How many syllables an English word has, by a rule of thumb: there is no dictionary behind it.
///
/// Each run of vowels (`aeiouy`) is one, with these exceptions: a final `e`, `es` or `ed` is silent, but for the endings
/// where it is heard (`-ble`, `-xes`, `-ted`); two vowels that are spoken apart count twice (`idea`, `period`,
/// `being`). A part with no vowel in capitals is spelled out (`PDF`: three); every part has at least one. A word
/// with hyphens is counted part by part. Common words come out right; a name may be one off.
enum Syllables {
  static func count(_ word: Substring) -> Int {
    word.split { $0 == "-" || $0 == "\u{2010}" || $0 == "\u{2011}" }.reduce(0) { $0 + part($1) }
  }

  private static func part(_ part: Substring) -> Int {
    let letters = part.filter(\.isLetter)
    if letters.isEmpty { return 0 }
    // Without its accents a vowel is found as one.
    let plain = letters.decomposedStringWithCanonicalMapping.unicodeScalars
      .filter { $0.properties.isAlphabetic }
    let lower = Array(String(String.UnicodeScalarView(plain)).lowercased())
    if !lower.contains(where: isVowel), letters.allSatisfy(\.isUppercase) { return lower.count }
    // An accent on the last letter says that it is spoken: "café".
    let isPlain = letters.last?.isASCII == true
    return max(1, runs(lower) - (isPlain ? silent(lower) : 0) + apart(lower))
  }

  private static func isVowel(_ letter: Character) -> Bool { "aeiouy".contains(letter) }

  private static func runs(_ word: [Character]) -> Int {
    var count = 0
    var wasVowel = false
    for letter in word {
      let isVowel = isVowel(letter)
      if isVowel, !wasVowel { count += 1 }
      wasVowel = isVowel
    }
    return count
  }

  /// One for a last `e` that is written and not spoken.
  private static func silent(_ word: [Character]) -> Int {
    let text = String(word)
    let stem: [Character]
    if text.hasSuffix("es") || text.hasSuffix("ed") {
      stem = word.dropLast(2)
    } else if text.hasSuffix("e") {
      stem = word.dropLast()
    } else {
      return 0
    }
    guard let before = stem.last, !isVowel(before) else { return 0 }
    // "table" and "handled" say it, "called" and "curled" do not.
    if before == "l", let earlier = stem.dropLast().last, !isVowel(earlier) {
      return text.hasSuffix("led") && "lr".contains(earlier) ? 1 : 0
    }
    if text.hasSuffix("ed") { return "td".contains(before) ? 0 : 1 }
    if text.hasSuffix("es") {
      let isHeard = "sxzcg".contains(before) || text.hasSuffix("ches") || text.hasSuffix("shes")
      return isHeard ? 0 : 1
    }
    return 1
  }

  /// How many pairs of neighbouring vowels are spoken apart.
  private static func apart(_ word: [Character]) -> Int {
    var count = 0
    for place in word.indices.dropFirst() {
      let pair = String(word[(place - 1)...place])
      let before = place >= 2 ? word[place - 2] : " "
      switch pair {
      case "ia", "io", "iu":
        // "nation", "special", "region" say one.
        if !"tcsgx".contains(before), !isVowel(before) { count += 1 }
      case "ea":
        // "idea", "area": at the end, and not the only vowels.
        let isLast = place == word.count - 1
        if isLast, word.prefix(place - 1).contains(where: isVowel) { count += 1 }
      case "ie":
        // "client", "recipient", and not "patient", "friend".
        let rest = String(word[place...].prefix(3))
        if rest == "ent" || rest == "enc", !"tcs".contains(before) { count += 1 }
      case "eo": if before != "p" { count += 1 }
      case "ui", "ei", "yi", "oi", "ai":
        let rest = String(word[place...])
        if rest == "ing" || rest == "ings" { count += 1 }
      default: break
      }
    }
    return count
  }
}
