import Formats
import Law
import Register
import Vendors
import Workspace

extension PartnerPage {
  /// Its names, then its sub-processors, each under the one for which it works.
  static func parties(_ dossier: PartnerDossier, on day: CivilDate) -> [Party] {
    func own(_ isOwn: Bool) -> String { isOwn ? ", as it says itself" : "" }
    let names = dossier.names.map {
      Party(
        title: $0.name, text: "\($0.kind.rawValue) name\(own($0.isDeclaredByPartner))", depth: "0",
        isOver: false)
    }
    var parties: [Party] = []
    func add(under above: (id: String, name: String)?, depth: Int) {
      for (id, party) in dossier.subProcessors where party.under == above?.id {
        parties.append(
          Party(
            title: party.name,
            text: "works on the data\(above.map { " for \($0.name)" } ?? "") in "
              + "\(party.country.name): \(party.task), from \(HumanDate.text(party.from))"
              + (party.until.map { " to \(HumanDate.text($0))" } ?? "")
              + own(party.isDeclaredByPartner),
            depth: String(min(depth, 4)), isOver: party.until.map { $0 < day } ?? false))
        add(under: (id, party.name), depth: depth + 1)
      }
    }
    add(under: nil, depth: 0)
    return names + parties
  }

  /// A country in which data are handled, and what carries them there.
  static func place(_ place: PartnerView.PlaceLine, _ line: PartnerLine) -> PlaceLine {
    let who = (place.isOwn ? ["the partner itself"] : []) + place.parties
    return PlaceLine(
      name: place.country.name, code: place.country.code, parties: who.joined(separator: ", "),
      lines: place.lines.map { carrier in
        Carrier(
          text: (carrier.mechanism?.title ?? "No mechanism")
            + (carrier.reference.map { ", \($0)" } ?? "")
            + (carrier.until.map { ", until \(HumanDate.text($0))" } ?? ""),
          mechanism: carrier.mechanism?.rawValue ?? "", documents: carrier.documents,
          country: place.country.code,
          name: place.country.name)
      }, verdicts: place.verdicts, isOpen: line.gaps.contains { $0.place == place.country })
  }
}
