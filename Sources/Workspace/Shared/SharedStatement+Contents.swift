import Disclosure
import Evidence
import Formats
import Register

extension SharedStatement {
  /// What a statement says, read strictly: whatever is missing makes it none.
  struct Contents {
    var question: String
    var isNever: Bool
    var since: String?
    var size: Int64
    var root: Digest32
    var registers: [Int64: String] = [:]
    var recipients: [RecipientID: SearchedRecipient] = [:]
    var found: [String: Int] = [:]
    /// What was declared of the time before the record, by its name, and how many of it name each that was found.
    var declared: [String: LogFacts.DeclaredLeaf] = [:]
    var parties: [String: [DeclaredParty]] = [:]
    var foundDeclared: [String: Int] = [:]
    var hasSeen: Bool

    init?(_ json: JSON) {
      guard let question = json["question"]?.string, json["rules"]?.string == FoldedName.rules,
        json["asked"]?.array?.compactMap(\.string) == FoldedName(question).words,
        let isNever = json["never"]?.bool, let size = json["log"]?["size"]?.int, size >= 0,
        let root = json["log"]?["root"]?.string.flatMap({ Digest32(base64: $0) }),
        let registers = json["registers"]?.array, let searched = json["searched"]?.array,
        let found = json["found"]?.array, let seen = json["seen"]?.array
      else { return nil }
      (self.question, self.isNever, self.size, self.root) = (question, isNever, size, root)
      since = json["since"]?.string
      hasSeen = !seen.isEmpty
      for line in registers {
        guard let version = line["version"]?.int, let hash = line["hash"]?.string else {
          return nil
        }
        self.registers[version] = hash
      }
      for line in searched {
        guard let recipient = SearchedRecipient(line) else { return nil }
        recipients[recipient.id] = recipient
      }
      for line in found {
        guard let recipient = line["recipient"]?.string, let times = line["handovers"]?.int else {
          return nil
        }
        self.found[recipient] = Int(times)
        foundDeclared[recipient] = line["declared"]?.int.map { Int($0) } ?? 0
      }
      for line in json["declared"]?.array ?? [] {
        guard let id = line["declaration"]?.string, let record = line["record"]?.string,
          let names = line["names"].map({ DeclaredNames(json: $0) }), let parties = names.parties
        else { return nil }
        declared[id] = LogFacts.DeclaredLeaf(
          record: record, names: names.hash, replaces: line["replaces"]?.string)
        self.parties[id] = parties.map(\.party)
      }
    }

    /// Those declared that nothing corrects, whom a recipient has a part in.
    func declared(naming recipient: String) -> Int {
      let replaced = Set(declared.values.compactMap(\.replaces))
      return parties.count { id, parties in
        !replaced.contains(id) && parties.contains { $0.id.text == recipient }
      }
    }

    /// Whether everybody in them stands among those searched, by every name.
    var hasDeclaredParties: Bool {
      parties.values.joined().allSatisfy { party in
        guard let searched = recipients[party.id] else { return false }
        let names = Set(searched.names.map(\.text))
        return names.isSuperset(
          of: [party.name, party.parent].compactMap(\.self) + party.aliases)
      }
    }

    func search() -> [NameSearch.Found] { NameSearch(recipients: recipients).find(question) }
  }
}

extension SearchedRecipient {
  /// Reads what a statement says of one recipient.
  fileprivate init?(_ json: JSON) {
    guard let id = json["recipient"]?.string.flatMap({ RecipientID($0) }),
      let names = json["names"]?.array, let onward = json["onward"]?.array
    else { return nil }
    var read: [Name] = []
    for line in names {
      guard let kind = line["kind"]?.string.flatMap(NameKind.init(rawValue:)),
        let text = line["name"]?.string
      else { return nil }
      read.append(Name(kind, text))
    }
    let behind = onward.compactMap { $0.string.flatMap { RecipientID($0) } }
    guard behind.count == onward.count else { return nil }
    self.init(id: id, names: read, onward: Set(behind))
  }
}
