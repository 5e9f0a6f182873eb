import Register
import Sites
import Workspace

extension ScanPage {
  /// Somebody else who was contacted.
  struct Party {
    struct Product {
      var productName: String
      var kind: String
      var meaning: String
    }

    struct Told {
      var subject: String
      var label: String
      var key: String
      var value: String
      var isHashed: Bool
    }

    struct Stored {
      var place: String
      var key: String
      var domain: String
      var lifetime: String
      var writer: String?
    }

    struct Control {
      var controlTitle: String
      var link: String?
      var steps: String
    }

    /// Values of which there may be few or very many.
    struct Many {
      var what: String
      var items: [String]
      var isShort: Bool

      /// The values under a heading such as `3 pages`; nil for none.
      init?(_ items: [String], _ one: String, _ more: String) {
        guard !items.isEmpty else { return nil }
        what = "\(Words.count(items.count)) \(items.count == 1 ? one : more)"
        self.items = items
        isShort = items.count <= 3
      }
    }

    var anchor: String
    var name: String
    var sentence: String
    var declaration: String
    var declarationClass: String
    var known: String
    var products: [Product]
    var hasProducts: Bool
    var when: [String]
    var requests: String
    var lists: [Many]
    var told: [Told]
    var hasTold: Bool
    var toldCount: String
    var isToldShort: Bool
    var stored: [Stored]
    var hasStored: Bool
    var storedCount: String
    var isStoredShort: Bool
    var controls: [Control]
    var hasControls: Bool
  }
}

extension ScanPage.Party {
  /// The most entries of a list that is shown unfolded.
  private static let short = 8

  init(_ party: PartyReport, number: Int, isOurs: Bool, _ names: Names) {
    anchor = "party-\(number)"
    name = party.name
    sentence =
      party.sentence.isEmpty
      ? "\(party.name) was contacted by the pages of this site." : party.sentence
    declaration = ScanPage.declaration(party.recipient, isOurs: isOurs, names)
    declarationClass = !isOurs ? "" : party.recipient == nil ? "no" : "yes"
    known =
      party.isKnown
      ? ([party.owner ?? party.name] + (party.country.map { [$0] } ?? [])).joined(separator: ", ")
      : "We do not know who stands behind \(party.name)"
    products = party.products.map {
      Product(productName: $0.name, kind: $0.kind, meaning: $0.meaning)
    }
    hasProducts = !products.isEmpty
    when = party.states.map(\.label)
    requests = "\(Words.count(party.requests)) \(party.requests == 1 ? "request" : "requests")"
    lists = [
      Many(party.pages, "page contacts it", "pages contact it"),
      Many(party.hosts, "host", "hosts"),
      Many(
        party.disguised, "host bears our name and is theirs", "hosts bear our name and are theirs"),
      Many(
        party.chains.map { $0.joined(separator: " ← ") }, "chain of scripts", "chains of scripts"),
      Many(
        party.readings, "reading by which a browser can be told from others",
        "readings by which a browser can be told from others"),
    ].compactMap { $0 }
    told = party.told.map {
      Told(
        subject: $0.about, label: $0.label, key: $0.key, value: $0.value, isHashed: $0.isHashed)
    }
    hasTold = !told.isEmpty
    toldCount = told.count == 1 ? "1 thing" : "\(Words.count(told.count)) things"
    isToldShort = told.count <= Self.short
    stored = party.stored.map(Stored.init)
    hasStored = !stored.isEmpty
    storedCount = stored.count == 1 ? "1 thing" : "\(Words.count(stored.count)) things"
    isStoredShort = stored.count <= Self.short
    controls = party.controls.map { control in
      Control(
        controlTitle: control.title,
        // Only https may stand in a link: `javascript:` and its like never do.
        link: control.address.utf8.starts(with: "https://".utf8) ? control.address : nil,
        steps: control.steps)
    }
    hasControls = !controls.isEmpty
  }
}

extension ScanPage.Party.Stored {
  fileprivate init(_ stored: PartyReport.Stored) {
    let endsWithBrowser = ["cookie", "session"].contains(stored.place)
    place =
      switch stored.place {
      case "cookie": "Cookie"
      case "local": "Local storage"
      case "session": "Session storage"
      case "database": "Database"
      default: stored.place
      }
    key = stored.name
    domain = stored.domain
    lifetime =
      stored.lifetime ?? (endsWithBrowser ? "until the browser closes" : "until it is cleared")
    writer = stored.script
  }
}
