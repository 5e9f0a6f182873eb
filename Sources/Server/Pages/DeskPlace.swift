/// The places of the desk, in the order of its navigation.
struct DeskPlace {
  let route: Route
  let label: String
  /// A part of the page; such a link leads into a page and is never the page that is shown.
  var part = ""

  static let all: [DeskPlace] = [
    DeskPlace(route: .desk, label: "Today"),
    DeskPlace(route: .desk, label: "Disclosures", part: "#disclosures"),
    DeskPlace(route: .deskDoor, label: "Partners' door"),
    DeskPlace(route: .audiences, label: "Audiences"),
    DeskPlace(route: .deskDeclared, label: "From before"),
    DeskPlace(route: .deskRecalls, label: "Recalls"),
    DeskPlace(route: .lookUp, label: "Members"),
    DeskPlace(route: .rights(.desk), label: "Requests"),
    DeskPlace(route: .deskErasures, label: "Erasures"),
    DeskPlace(route: .map, label: "Data map"),
    DeskPlace(route: .deskSystems, label: "Other systems"),
    DeskPlace(route: .registers, label: "Register"),
    DeskPlace(route: .partners, label: "Partners"),
    DeskPlace(route: .deskQuestions, label: "Questions"),
    DeskPlace(route: .deskNotices, label: "Notices"),
    DeskPlace(route: .deskDecoys, label: "Decoys"),
    DeskPlace(route: .deskEvidence, label: "Evidence"),
    DeskPlace(route: .sessions, label: "Sessions"),
  ]

  /// The links of a page of the desk for what a role may do; none elsewhere, and none for others.
  static func links(here: Route?, powers: DeskPowers?) -> [Chrome.Link] {
    guard let powers, case .staff = here?.need else { return [] }
    return all.filter { place in
      guard case .staff(let power) = place.route.need else { return false }
      return powers[power]
    }.map {
      Chrome.Link(
        href: $0.route.path + $0.part, label: $0.label,
        isHere: $0.part.isEmpty && $0.route == here)
    }
  }
}
