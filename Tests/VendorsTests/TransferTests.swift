import Findings
import Formats
import Law
import Register
import Standing
import Store
import TestSupport
import Testing
import Vendors

@Suite(.onEveryEngine) struct TransferTests {
  private func us() throws -> Country { try #require(Country("US")) }

  private func party(
    _ name: String, in country: Country, under: String? = nil, until: String? = nil
  ) throws -> PartnerFact {
    .subProcessor(
      SubProcessor(
        name: name, country: country, task: "parcels", under: under,
        from: try Trade.day("2026-01-01"), until: try until.map { try Trade.day($0) },
        isDeclaredByPartner: false))
  }

  private func gaps(_ trade: Trade, on day: String) async throws -> [String] {
    let inForce = try #require(try await trade.standing.load())
    let printer = try #require(inForce.register.recipients[id: trade.printer])
    return inForce.transferGaps(of: printer, on: try Trade.day(day)).map(\.place.code)
  }

  @Test(
    "a sub-processor in a country that nothing reaches stops the way until something carries it")
  func subProcessor() async throws {
    let trade = try await Trade()
    #expect(try await gaps(trade, on: "2026-03-01").isEmpty)
    _ = try await trade.record(try party("Gone Co", in: try us(), until: "2026-02-01"))
    _ = try await trade.record(try party("Leeds Co", in: try #require(Country("GB"))))
    _ = try await trade.record(try party("Paris Co", in: try #require(Country("FR"))))
    #expect(try await gaps(trade, on: "2026-03-01").isEmpty)
    _ = try await trade.record(try party("Parcel Co", in: try us()))
    #expect(try await gaps(trade, on: "2026-03-01") == ["US"])
    let dpf = TransferLine(
      country: try us(), mechanism: .dpf, reference: "a2zt", until: try Trade.day("2026-03-31"))
    try await trade.vendors.carry(dpf, to: trade.printer, actor: Trade.lead, at: Trade.now)
    #expect(try await gaps(trade, on: "2026-03-31").isEmpty)
    #expect(try await gaps(trade, on: "2026-04-01") == ["US"])
    let dossier = try await trade.vendors.dossier(of: trade.printer)
    #expect(dossier.transfers?.lines.contains(dpf) == true)
    #expect(dossier.transfers?.lines.map(\.country.code) == ["FR", "US"])
    try await trade.vendors.strike(
      .dpf, in: try us(), of: trade.printer, actor: Trade.lead, at: Trade.now)
    #expect(try await gaps(trade, on: "2026-03-31") == ["US"])
    #expect(try await trade.vendors.check().isSound)
    #expect(try await trade.standing.check().isSound)
  }

  @Test("the team is warned before a mechanism runs out, and the warning goes with a new one")
  func warned() async throws {
    let trade = try await Trade()
    let findings = Findings(database: trade.database)
    func record(until: String) async throws {
      _ = try await trade.record(
        .transfers(
          TransferRecord(lines: [
            TransferLine(
              country: try us(), mechanism: .addendum, until: try Trade.day(until))
          ])))
    }
    try await record(until: "2026-04-10")
    #expect(try await trade.vendors.watch(at: Trade.now) == 0)
    let near = try #require(Timestamp("2026-03-25T00:00:00Z"))
    #expect(try await trade.vendors.watch(at: near) == 1)
    let warning = try #require(try await findings.list(limit: 5).first)
    #expect(warning.due == (try Trade.day("2026-04-10")) && warning.owner == "marketing")
    try await record(until: "2027-04-10")
    #expect(try await trade.vendors.watch(at: near) == 0)
    #expect(try await findings.openCount() == 0)
  }

  @Test("what the law does not know, and what says too little, is refused and changes nothing")
  func refused() async throws {
    let trade = try await Trade()
    _ = try await trade.record(try party("Parcel Co", in: try #require(Country("IN"))))
    let head = try await trade.database.read { try $0.head() }
    let (us, india) = (try us(), try #require(Country("IN")))
    let last = try Trade.day("2026-12-31")
    func record(_ lines: TransferLine...) async throws {
      _ = try await trade.record(.transfers(TransferRecord(lines: lines)))
    }
    func line(
      _ country: Country, _ mechanism: Transfer.Mechanism?, _ reference: String? = nil,
      _ until: CivilDate? = nil
    ) -> TransferLine {
      TransferLine(country: country, mechanism: mechanism, reference: reference, until: until)
    }
    await #expect(throws: VendorError.unfit(.adequacy, us)) {
      try await record(line(us, .adequacy))
    }
    await #expect(throws: VendorError.unfit(.scc, us)) { try await record(line(us, .scc)) }
    await #expect(throws: VendorError.uncertified(us)) { try await record(line(us, .dpf, "a2zt")) }
    await #expect(throws: VendorError.unfit(.dpf, india)) {
      try await record(line(india, .dpf, "a2zt", last))
    }
    await #expect(throws: VendorError.endless(us)) { try await record(line(us, .derogation)) }
    await #expect(throws: VendorError.bare(us)) { try await record(line(us, nil, "a2zt")) }
    await #expect(throws: VendorError.twice(us)) {
      try await record(line(us, .idta), line(us, .idta))
    }
    let past = try Trade.day("2026-02-28")
    await #expect(throws: VendorError.lapsed(us, past)) {
      try await record(line(us, .idta, nil, past))
    }
    await #expect(throws: VendorError.placeMissing(india)) { try await record(line(us, .idta)) }
    await #expect(throws: VendorError.unknownTransfer(us)) {
      try await trade.vendors.strike(
        .idta, in: us, of: trade.printer, actor: Trade.lead, at: Trade.now)
    }
    #expect(try await trade.database.read { try $0.head() } == head)
    try await record(line(us, .idta), line(us, .addendum), line(india, .bcr))
  }

  @Test("a file is read with its place named where it is wrong, and no word of it repeated")
  func file() throws {
    let read = try TransferFile.read(
      """
      transfers:
        - country: US
          mechanism: dpf
          reference: a2zt
          until: 2027-06-30
          documents: [\(String(repeating: "0a", count: 32))]
        - country: NO
      """)
    #expect(read.lines.map(\.country.code) == ["NO", "US"])
    #expect(read.lines.last?.documents.count == 1)
    for (text, place) in [
      ("transfers: [{country: Querulous}]", "transfers.1.country"),
      ("transfers: [{country: US, mechanism: hope}]", "transfers.1.mechanism"),
      ("transfers: [{country: US, mechanisms: scc}]", "transfers.1.mechanisms"),
      ("transfers: [{mechanism: scc}]", "transfers.1.country"),
      ("transfer: []", "transfer"), ("{", "YAML"),
    ] {
      let error = #expect(throws: VendorError.self) { try TransferFile.read(text) }
      #expect(error?.description.contains(place) == true, "\(text): \(error?.description ?? "")")
      #expect(error?.description.contains("Querulous") == false)
    }
    #expect(throws: VendorError.hash) {
      try TransferFile.read("transfers: [{country: US, mechanism: idta, documents: [abc]}]")
    }
  }
}
