import Access
import Consent
import Disclosure
import Formats
import Members
import Register
import Store
import Vault

/// What is held about one person, read from every room, before it becomes a package.
struct PackagePerson: Sendable {
  let key: SubjectKey
  /// What each room holds, by the room's name.
  var rooms: [String: JSON]
  let choices: [RecordedChoice]
  let served: [(version: NoticeVersion, at: Timestamp)]
  let letters: [KeptLetter]
  /// Wishes in which the person was denied, newest first.
  var refusals: [MemberLine] = []
  /// The sent disclosures that had the person in them, by name.
  var had: [String: DisclosureSummary] = [:]

  var ordinal: UInt32 { key.ordinal }
  var isKnown: Bool { rooms["member"]?["since"] != nil }

  /// What a room answers, without what is in nobody's copy.
  static func left(_ json: JSON, of room: String) -> JSON {
    guard room == "member", case .object(var object) = json else { return json }
    // That somebody may not be erased can warn them of an investigation; the page says that it is left out of all.
    object["holds"] = nil
    return .object(object)
  }

  /// The name under which a room's data stands: `MemberData` is `member`, `SignInData` is `sign-in`.
  static func name(of data: any SubjectData) -> String {
    var name = String(describing: type(of: data))
    for ending in ["SubjectData", "Data"] where name.hasSuffix(ending) && name != ending {
      name = String(name.dropLast(ending.count))
      break
    }
    var words = ""
    for letter in name {
      if letter.isUppercase, !words.isEmpty { words += "-" }
      words += letter.lowercased()
    }
    return words
  }
}

extension Workspace {
  /// Reads people by their keys: every room's part in one transaction for all of them.
  ///
  /// People of whom nothing is held are left out.
  func packagePeople(
    _ keys: [SubjectKey], _ form: PackageForm, at now: Timestamp
  ) async throws -> [PackagePerson] {
    var people = try await database.read { [self] transaction in
      try keys.compactMap { key -> PackagePerson? in
        let ordinal = key.ordinal
        var rooms: [String: JSON] = [:]
        for data in subjectData(key: key, at: now) {
          let name = PackagePerson.name(of: data)
          rooms[name] = PackagePerson.left(
            try data.collect(subject: ordinal, transaction), of: name)
        }
        let person = PackagePerson(
          key: key, rooms: rooms, choices: try Consent.history(of: ordinal, transaction),
          served: try Consent.served(to: ordinal, transaction),
          letters: try Consent.letters(of: ordinal, transaction))
        return person.isKnown && rooms["member"]?["erased"] == nil ? person : nil
      }
    }
    guard form == .access, !people.isEmpty else { return people }
    let refusals = try await disclosures.refusals(of: people.map(\.ordinal))
    var summaries: [String: DisclosureSummary] = [:]
    for place in people.indices {
      people[place].refusals = refusals[people[place].ordinal] ?? []
      for line in people[place].rooms["disclosure"]?.array ?? [] {
        guard let id = line["disclosure"]?.string else { continue }
        if summaries[id] == nil { summaries[id] = try await disclosures.show(id) }
        if let summary = summaries[id], summary.state == .sent { people[place].had[id] = summary }
      }
    }
    return people
  }
}
