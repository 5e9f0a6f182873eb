import Formats
import Foundation
import Register
import Testing

@testable import Statements

@Suite struct DataMapTests {
  private func names(_ map: DataMap, _ stage: DataMap.Stage) -> [String] {
    map.nodes.filter { $0.stage == stage }.map(\.id)
  }

  @Test("everything that is declared is on the map, and the counts beside the data")
  func whole() throws {
    let register = try Example.register()
    let map = DataMap(register, counts: [try Example.id("email"): 1_065_220])
    #expect(names(map, .point).count == register.collectionPoints.count)
    #expect(names(map, .field) == register.fields.map { "field:\($0.id.text)" })
    #expect(names(map, .purpose) == register.purposes.map { "purpose:\($0.id.text)" })
    #expect(names(map, .recipient).count == 6)
    #expect(names(map, .onward) == ["onward:party"])
    let email = try #require(map.nodes.first { $0.id == "field:email" })
    #expect(email.details == ["members database", "1,065,220 people"])
    #expect(map.rows.map(\.node) == map.nodes)
    #expect(map == DataMap(register, counts: [try Example.id("email"): 1_065_220]))
  }

  @Test("what may be passed on without an agreement is told apart from what may")
  func onward() throws {
    var register = try Example.register()
    let before = DataMap(register).edges.first { $0.to == "onward:party" }
    #expect(before == .init(from: "recipient:data-broker", to: "onward:party", isAgreed: false))
    register.agreements = Declared(
      register.agreements.map { agreement in
        var changed = agreement
        if agreement.id.text == "broker-supply" {
          changed.onward = [RecipientID("party")].compactMap(\.self)
        }
        return changed
      })
    #expect(DataMap(register).edges.first { $0.to == "onward:party" }?.isAgreed == true)
  }

  @Test("narrowed to a field, the map shows only whom an agreement lets get that field")
  func field() throws {
    let map = DataMap(try Example.register(), node: "field:topics")
    #expect(map.focus?.id == "field:topics")
    #expect(names(map, .field) == ["field:topics"])
    #expect(names(map, .purpose) == ["purpose:forum.account", "purpose:site.analytics"])
    // The mail provider serves forum.account too, but never gets the topics.
    #expect(names(map, .recipient) == ["recipient:analytics-firm"])
  }

  @Test("narrowed to a recipient, the map shows exactly what it may get, and for what")
  func recipient() throws {
    let map = DataMap(try Example.register(), node: "recipient:nappy-brand")
    #expect(names(map, .purpose) == ["purpose:offers.baby"])
    #expect(
      names(map, .field) == [
        "field:name", "field:address", "field:birth_date", "field:has_under5",
        "field:child_birth_dates",
      ])
    #expect(names(map, .recipient) == ["recipient:nappy-brand"])
  }

  @Test("known sources join a collection point to what it asked for, and to nothing else")
  func sources() throws {
    let (email, name): (FieldID, FieldID) = (try Example.id("email"), try Example.id("name"))
    let web: CollectionPointID = try Example.id("signup-web")
    let pack: CollectionPointID = try Example.id("pregnancy-pack")
    let map = DataMap(
      try Example.register(), sources: [email: [web], name: [web, pack]],
      node: "point:pregnancy-pack")
    #expect(names(map, .point) == ["point:pregnancy-pack"])
    #expect(names(map, .field) == ["field:name"])
    #expect(!names(map, .recipient).contains("recipient:social-network"))
  }

  @Test("a collection point of which nothing is held stays on the map, joined to nothing")
  func idle() throws {
    let map = DataMap(try Example.register(), sources: [:])
    #expect(names(map, .point).count == 5)
    #expect(!map.edges.contains { $0.from.hasPrefix("point:") })
    #expect(
      names(DataMap(try Example.register(), sources: [:], node: "point:phone-desk"), .point)
        == ["point:phone-desk"])
  }

  @Test(
    "a box that is not there narrows nothing",
    arguments: ["field:none", "nothing", "", "field:", ":", "recipient:self", "\u{e9}:x"])
  func stale(_ node: String) throws {
    let map = DataMap(try Example.register(), node: node)
    #expect(map.focus == nil)
    #expect(map == DataMap(try Example.register()))
  }

  @Test("recipients that pass data to each other in a ring end the search")
  func ring() throws {
    var register = try Example.register()
    let (one, two): (RecipientID, RecipientID) = (
      try Example.id("data-broker"), try Example.id("party")
    )
    register.recipients = Declared(
      register.recipients.map { recipient in
        var changed = recipient
        if recipient.id == two { changed.onward = [one] }
        return changed
      })
    #expect(names(DataMap(register), .onward) == ["onward:party"])
  }

  @Test("what the rows say is what the ways say")
  func rows() throws {
    let map = DataMap(try Example.register())
    #expect(map.rows.reduce(0) { $0 + $1.to.count } == map.edges.count)
    #expect(map.rows.reduce(0) { $0 + $1.from.count } == map.edges.count)
    let broker = try #require(map.rows.first { $0.node.id == "recipient:data-broker" })
    #expect(broker.from == ["insurance quotes"])
    #expect(broker.to == ["The Example Party (declared, no agreement)"])
  }
}

extension DataMapTests {
  @Test("another system stands on the map with its rows and is joined to the fields it holds alone")
  func systems() throws {
    var register = try Example.register()
    register.systems = Declared([
      ConnectedSystem(
        id: try #require(SystemID("crm")), label: "CRM", kind: .postgresql, team: "sales",
        tables: [
          SystemTable(
            name: "people", columns: [.init(name: "mail", field: try Example.id("email"))])
        ])
    ])
    let map = DataMap(register, rows: [try #require(SystemID("crm")): 2_000])
    let box = try #require(map.nodes.first)
    #expect(box.id == "system:crm")
    #expect(box.details == ["PostgreSQL", "sales", "2,000 rows"])
    #expect(map.edges.filter { $0.from == "system:crm" }.map(\.to) == ["field:email"])
    let alone = DataMap(register, node: "system:crm")
    #expect(alone.focus?.label == "CRM")
    #expect(
      alone.nodes.filter { $0.stage == .system || $0.stage == .field }.map(\.id) == [
        "system:crm", "field:email",
      ])
    #expect(DataMap(register, node: "field:email").nodes.contains { $0.id == "system:crm" })
    #expect(map.svg.contains("CRM"))
  }
}
