import Catalogue
public import Formats
import Sites

extension SharedAnswer {
  /// A company of that name that our own pages were seen to contact, without any handover.
  public struct Seen: Sendable, Equatable {
    /// The site.
    public var site: String
    /// The company's name.
    public var name: String
    /// When it was first seen.
    public var first: Timestamp
    /// When it was last seen.
    public var last: Timestamp
    /// The same as a sentence.
    public var sentence: String
  }
}

extension Workspace {
  /// The companies on our own pages that a question means: by their names, trading names and owners (E5, I1).
  static func seen(_ parties: [SeenParty], meeting: (String) -> Bool) -> [SharedAnswer.Seen] {
    parties.filter { party in
      let company = Catalogue.standard.company(id: party.party)
      let names = [party.name, party.party] + (company?.aliases ?? []) + [company?.owner ?? ""]
      return names.contains { !$0.isEmpty && meeting($0) }
    }.map { party in
      let until =
        party.removed.map { "It was gone on \(HumanDate.text($0))." }
        ?? "It was last seen on \(HumanDate.text(party.last)) and has not been found gone."
      return SharedAnswer.Seen(
        site: party.site, name: party.name, first: party.first, last: party.last,
        sentence: "Yes: pages of \(party.site) contacted \(party.name) from "
          + "\(HumanDate.text(party.first)) at the latest. \(until)")
    }
  }
}
