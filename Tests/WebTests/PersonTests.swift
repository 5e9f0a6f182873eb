import Testing
import Web

@Suite struct PersonTests {
  @Test("details that would be met by chance are refused with the reason")
  func short() {
    func person(
      name: String = "Quinta Robinson", email: String = "quinta@a.example",
      id: String = "M-482139", phone: String? = nil
    ) throws {
      _ = try Person(name: name, email: email, id: id, phone: phone)
    }
    #expect(throws: Never.self) { try person() }
    #expect(throws: PersonError.shortID) { try person(id: " M-48213 ") }
    #expect(throws: PersonError.shortName) { try person(name: "Quinta") }
    #expect(throws: PersonError.shortName) { try person(name: "Ann Lee") }
    for email in [
      "quinta", "@a.example", "a@b@c.example", "quinta@localhost", "a@b.de", "a b@c.example",
    ] {
      #expect(throws: PersonError.badEmail) { try person(email: email) }
    }
    #expect(throws: PersonError.shortPhone) { try person(phone: "+49 1234") }
    #expect(throws: PersonError.tooLong) { try person(id: String(repeating: "x", count: 201)) }
  }
}
