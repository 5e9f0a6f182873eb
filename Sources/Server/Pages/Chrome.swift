import Law
import Register

/// What every page has around its content.
struct Chrome {
  /// A link in the site's navigation.
  struct Link {
    var href: String
    var label: String
    var isHere: Bool
  }

  /// The form that ends a visit.
  struct SignOut {
    var action: String
    var token: String
  }

  /// Who answers for the data, at the foot of each page.
  struct Controller {
    var name: String
    var address: String
    var contactName: String
    var contactEmail: String
    var officerName: String
    var officerEmail: String

    init(_ organisation: Organisation) {
      name = organisation.name
      // Many write their country as the address's last line already.
      let (place, country) = (organisation.address, organisation.country.name)
      address = place.hasSuffix(country) ? place : "\(place), \(country)"
      contactName = organisation.contact.name
      contactEmail = organisation.contact.email
      officerName = organisation.officer.name
      officerEmail = organisation.officer.email
    }
  }

  var organisation: String
  var controller: Controller?
  /// Whether a server answers the page's forms; a saved page shows none.
  var isServed: Bool
  /// Whether another page shows it inside itself, so that nothing stands around the content.
  var isEmbedded: Bool
  var links: [Link]
  /// The desk's navigation, on its own pages alone: where the role may go.
  var desk: [Link]
  var signOut: SignOut?
  /// Where staff sign in; nil for whoever is signed in.
  var staff: String?
  /// What crawlers may do: personal pages are never listed.
  var robots: String

  /// The surroundings of a page that is served or saved.
  init(
    organisation: Organisation?, here: Route?, isServed: Bool = true,
    isEmbedded: Bool = false, signedIn: SignedIn? = nil
  ) {
    self.organisation = organisation?.name ?? "Aboveboard"
    controller = organisation.map(Controller.init)
    self.isServed = isServed
    self.isEmbedded = isEmbedded
    desk = DeskPlace.links(here: here, powers: signedIn?.powers)
    let isAtDesk = !desk.isEmpty
    var links: [(Route, String)] = [(.home, "What we do"), (.questions, "Questions")]
    if let signedIn, signedIn.role != nil {
      if !isAtDesk {
        if signedIn.begin == .desk { links.append((.desk, "Desk")) }
        if signedIn.begin == .lookUp { links.append((.lookUp, "Members")) }
        links.append((.sessions, "Sessions"))
      }
    } else if signedIn?.isPartner == true {
      links += [(.door(.all), "Your disclosures"), (.door(.onward), "Passed on")]
    } else {
      links.append((.me, "Your data"))
    }
    staff = signedIn == nil && isServed ? Route.signIn.path : nil
    self.links = links.map { Link(href: $0.path, label: $1, isHere: $0 == here) }
    signOut = signedIn.map {
      let route: Route = $0.isPartner ? .door(.signOut) : .signOut
      return SignOut(action: route.path, token: $0.formToken)
    }
    robots = here == .home ? "index, follow" : "noindex, nofollow, noarchive"
  }
}

/// Who is signed in, as far as a page needs to know.
struct SignedIn: Sendable {
  /// The token that each form carries against cross-site requests.
  var formToken: String
  /// The role of a member of staff; nil for a subject.
  var role: String?
  /// Where a member of staff begins.
  var begin = Route.desk
  /// What a member of staff may do; nil for a subject.
  var powers: DeskPowers?
  /// Whether it is a partner at the door, who is neither staff nor member.
  var isPartner = false
}
