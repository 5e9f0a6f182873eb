public import Formats
public import Law
import Register

/// What makes sending data to one country lawful, with the papers that show it.
public struct TransferLine: Codable, Sendable, Equatable {
  /// The country.
  public var country: Country
  /// The mechanism; nil when none is needed, or none is there.
  public var mechanism: Transfer.Mechanism?
  /// What it goes by, such as the identifier of a self-certification.
  public var reference: String?
  /// The last day on which it holds; nil for open.
  public var until: CivilDate?
  /// The SHA-256 of each document that shows it, in hexadecimal digits.
  public var documents: [String]

  /// Makes a line.
  public init(
    country: Country, mechanism: Transfer.Mechanism?, reference: String? = nil,
    until: CivilDate? = nil, documents: [String] = []
  ) {
    self.country = country
    self.mechanism = mechanism
    self.reference = reference
    self.until = until
    self.documents = documents
  }

  /// What the gate learns of it.
  var place: TransferPlace { TransferPlace(country: country, mechanism: mechanism, until: until) }
}

/// Every country in which a partner and those behind it handle data (demand E4); the newest record replaces all before.
public struct TransferRecord: Codable, Sendable, Equatable {
  /// The lines, by country; one country may have several.
  public var lines: [TransferLine]

  /// Makes a record.
  public init(lines: [TransferLine]) {
    self.lines = lines.sorted {
      ($0.country, $0.mechanism?.rawValue ?? "") < ($1.country, $1.mechanism?.rawValue ?? "")
    }
  }

  /// Refuses what says too little or contradicts itself; throws `VendorError`.
  func check() throws(VendorError) {
    guard lines.count <= 300 else { throw .text("the list of countries") }
    for (number, line) in lines.enumerated() {
      if let reference = line.reference {
        guard !reference.isEmpty, reference.utf8.count <= 200 else { throw .text("a reference") }
      }
      guard line.documents.count <= 20 else { throw .text("a list of documents") }
      for hash in line.documents {
        guard let bytes = Hex.decode(hash), bytes.count == 32 else { throw .hash }
      }
      let isTwice = lines[..<number].contains {
        $0.country == line.country && ($0.mechanism == line.mechanism || $0.mechanism == nil)
      }
      if isTwice { throw .twice(line.country) }
      if line.mechanism == .dpf, line.reference == nil || line.until == nil {
        throw .uncertified(line.country)
      }
      if line.mechanism == .derogation, line.until == nil { throw .endless(line.country) }
      if line.mechanism == nil, line.until != nil || line.reference != nil {
        throw .bare(line.country)
      }
    }
  }

  /// Refuses what does not fit the law or the partner; throws `VendorError.unfit`, `.lapsed`, `.placeMissing`.
  func check(
    of recipient: RecipientID, in inForce: InForce, with parties: [SubProcessor], on day: CivilDate
  ) throws(VendorError) {
    let governing = inForce.regimes(governing: recipient)
    for line in lines {
      guard let mechanism = line.mechanism else { continue }
      let fits =
        governing.isEmpty || governing.contains { mechanism.covers(from: $0, to: line.country) }
      guard fits else { throw .unfit(mechanism, line.country) }
      if let until = line.until, until < day { throw .lapsed(line.country, until) }
    }
    let own = inForce.register.recipients[id: recipient]?.country
    for party in parties where party.country != own && party.until.map({ $0 >= day }) ?? true {
      guard lines.contains(where: { $0.country == party.country }) else {
        throw .placeMissing(party.country)
      }
    }
  }
}
