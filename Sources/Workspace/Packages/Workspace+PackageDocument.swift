import Access
import Consent
import Evidence
import Formats
import Register
import Vault

extension Workspace {
  /// Everything that a package of one person says, apart from other systems.
  func packageDocument(
    of person: PackagePerson, _ form: PackageForm, request: String?, _ ground: PackageGround
  ) async throws -> PackageDocument {
    let tables = PersonTables(ground: ground, person: person)
    var document = PackageDocument(
      form: form, organisation: ground.register.organisation.name, made: ground.now,
      madeInWords: HumanDate.minute(ground.now), request: request, passages: ground.passages)
    guard form == .access else {
      document.tables = tables.portability
      return document
    }
    document.tables = tables.access
    document.rooms = person.rooms
    document.notices = try await packageShelf.notices(
      Set(person.served.map(\.version.description))
        .union(person.choices.compactMap { $0.choice.notice?.description }))
    document.key = ground.key
    document.files = try await receipts(of: person, ground)
    for letter in person.letters {
      guard let opened = try await consent.letter(letter.id, of: person.ordinal) else { continue }
      document.files.append((PersonTables.path(of: letter), opened.letter.bytes))
    }
    document.files += try await packageProofs(of: person, ground)
    return document
  }

  /// The receipt of each entry in which the person chose.
  private func receipts(
    of person: PackagePerson, _ ground: PackageGround
  ) async throws -> [(path: String, bytes: [UInt8])] {
    let withLetter = Set(person.letters.flatMap(\.sequences))
    var files: [(path: String, bytes: [UInt8])] = []
    for sequence in Set(person.choices.map(\.sequence)).sorted() {
      let choices = person.choices.filter { $0.sequence == sequence }
      let receipt: ConsentReceipt?
      if withLetter.contains(sequence) {
        receipt = try await consentReceipt(sequence, of: person.ordinal)
      } else {
        let entered = choices.map(\.recordedAt).min() ?? ground.now
        receipt = ConsentReceipt(
          of: choices, entered: entered, key: person.key, served: person.served,
          register: try await packageShelf.register(at: entered, inForce: ground.inForce.version)
            ?? ground.register,
          inForce: ground.inForce, origin: evidence.verifier.name)
      }
      guard let receipt else { continue }
      files.append(("receipts/\(sequence).json", receipt.json.canonical))
    }
    return files
  }
}
