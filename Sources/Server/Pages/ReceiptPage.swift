import Evidence
import Formats
import Law
import Register
import Store
import Workspace

/// The values of the page of a receipt, as its template names them.
struct ReceiptPage {
  struct Item {
    var label: String
    var special: String?
    var keep: String
    var system: String
  }

  struct Party {
    var name: String
    var role: String
    var country: String
    var contact: String
  }

  struct Use {
    var label: String
    var description: String
    var basis: String
    var items: [Item]
    var hasItems: Bool
    var parties: [Party]
    var hasParties: Bool
    var until: String?
  }

  struct Record {
    var sentence: String
    var at: String
    var notice: String?
    var noticeHref: String?
    var place: String?
    var actor: String
    var uses: [Use]
    var hasUses: Bool
  }

  var records: [Record]
  var entered: String
  var receiptID: String
  var sequence: String
  var origin: String
  var person: String
  var download: String
  /// The letter on which the choice rests, in words, and its address.
  var letter: String?
  var letterHref: String?
  var back: String
  /// The checkpoint that covers the entry, when there is one: its size, its root, and where the proof is.
  var size: String?
  var root: String?
  var proof: String?

  /// The page of a receipt, with the newest checkpoint.
  init(_ receipt: ConsentReceipt, head: Checkpoint?) {
    if let head, head.size >= receipt.sequence {
      size = Words.count(Int(head.size))
      root = head.root.base64
      proof = Route.evidence(["proof", String(receipt.sequence - 1)]).path
    }
    records = receipt.records.map { record in
      Record(
        sentence: record.sentence, at: HumanDate.minute(record.at),
        notice: record.notice?.description,
        noticeHref: record.notice.map { Route.notice($0).path }, place: record.place,
        actor: record.isOwnAct ? "You yourself" : "\(receipt.controller.name), for you",
        uses: record.uses.map(Use.init), hasUses: !record.uses.isEmpty)
    }
    entered = HumanDate.minute(receipt.entered)
    receiptID = receipt.id
    sequence = String(receipt.sequence)
    origin = receipt.origin
    person = receipt.person
    download = Route.receipt(String(receipt.sequence)).path
    letter = receipt.letter?.what
    letterHref = receipt.letter.map { Route.ownLetter($0.id.text).path }
    back = Route.me.path + "#history"
  }
}

extension ReceiptPage.Use {
  init(_ use: ConsentReceipt.Use) {
    label = use.label
    description = use.description
    basis = use.basis?.title ?? "No longer declared"
    items = use.items.map { item in
      ReceiptPage.Item(
        label: item.label, special: item.special?.title,
        keep: item.keep.map { "\($0.text) after it was collected" } ?? "no end is set",
        system: item.system)
    }
    hasItems = !items.isEmpty
    parties = use.recipients.map { party in
      ReceiptPage.Party(
        name: party.name, role: party.role?.inWords ?? "no longer declared",
        country: party.country.name, contact: party.contact)
    }
    hasParties = !parties.isEmpty
    until = use.until.map(HumanDate.text)
  }
}

extension Recipient.Role {
  fileprivate var inWords: String {
    switch self {
    case .processor: "acts on our instructions"
    case .controller: "decides for itself what it does with what it gets"
    case .jointController: "decides together with us"
    }
  }
}

extension ReceiptPage: Page {
  static var template: String { "receipt" }
  var pageTitle: String { "Receipt of your choice" }
}
