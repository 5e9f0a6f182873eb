public import Formats

/// A part of the United Kingdom with bank holidays of its own.
public enum UKRegion: String, Sendable, Hashable, CaseIterable, Codable {
  case englandAndWales = "england-and-wales"
  case scotland
  case northernIreland = "northern-ireland"

  /// The name in a sentence.
  public var name: String {
    switch self {
    case .englandAndWales: "England and Wales"
    case .scotland: "Scotland"
    case .northernIreland: "Northern Ireland"
    }
  }
}

/// The bank holidays of the United Kingdom from 2012 to 2028, region by region.
///
/// Only the days that are kept: when Boxing Day is a Saturday, its substitute stands here alone.
public enum BankHolidays {
  /// The last day for which the holidays are known.
  public static let knownThrough = CivilDate(year: 2028, month: 12, day: 31) ?? .latest

  /// The bank holidays of a region, by date.
  public static func all(in region: UKRegion) -> [Holiday] { byRegion[region] ?? [] }

  private static let byRegion: [UKRegion: [Holiday]] = {
    var found: [UKRegion: [Holiday]] = [:]
    for line in (earlier + "\n" + recent).split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 3)
      guard words.count == 4, let date = CivilDate(words[0]) else { continue }
      let name = String(words[3]) + (words[2] == "s" ? " (substitute day)" : "")
      for region in UKRegion.allCases where words[1].contains(letter(region)) {
        found[region, default: []].append(Holiday(date, name))
      }
    }
    return found
  }()

  private static func letter(_ region: UKRegion) -> Character {
    switch region {
    case .englandAndWales: "E"
    case .scotland: "S"
    case .northernIreland: "N"
    }
  }
}
