import Formats
import Law
import Members
import Register
import Testing

@Suite struct ValueTests {
  private func field(_ kind: Field.Kind, bands: [Field.Band] = []) throws -> Field {
    Field(
      id: try identifier("f"), label: "f", kind: kind, options: ["vegan", "caf\u{E9}"], system: "s",
      bands: bands)
  }

  @Test(
    "a value that is not of its field's kind is refused with a code",
    arguments: [
      (Field.Kind.date, "2025-02-29", ProblemCode.impossibleDate),
      (.date, "29/02/2024", .impossibleDate), (.month, "2025-13", .impossibleMonth),
      (.email, "no at sign", .notAnEmail), (.email, "a@b", .notAnEmail),
      (.email, "a@b@example.org", .notAnEmail), (.email, "a@-b.org", .notAnEmail),
      (.wholeNumber, "12.5", .notANumber), (.wholeNumber, "+", .notANumber),
      (.wholeNumber, "99999999999999999999", .notANumber), (.yesNo, "perhaps", .notYesOrNo),
      (.country, "XX", .notACountry), (.oneOf, "beef", .notAnOption), (.text, "  \t ", .empty),
      (.text, "a\u{0}b", .controlCharacter), (.email, "a\nb@example.org", .controlCharacter),
      (.list, " ; ;", .empty), (.text, String(repeating: "x", count: 8_193), .tooLong),
      (.list, String(repeating: "x;", count: 257), .tooLong),
    ])
  func refuses(_ kind: Field.Kind, _ text: String, _ code: ProblemCode) throws {
    let error = #expect(throws: ValueError.self) {
      try Value.parse(text, field: try field(kind))
    }
    #expect(error?.code == code)
    #expect(code == .empty || error?.description.contains(text) == false)
  }

  @Test(
    "a value has one way to be written",
    arguments: [
      (Field.Kind.date, " 2024-02-29 ", "2024-02-29"), (.month, "2026-11", "2026-11"),
      (.email, "Ann.O@EXAMPLE.org", "Ann.O@example.org"), (.country, "no", "NO"),
      (.yesNo, "True", "yes"), (.wholeNumber, "-007", "-7"), (.oneOf, "cafe\u{301}", "caf\u{E9}"),
      (.list, "a; b ;;c", "a; b; c"), (.text, "e\u{301}", "\u{E9}"),
      (.address, "1 Mill Road\nLeeds", "1 Mill Road\nLeeds"),
    ])
  func parses(_ kind: Field.Kind, _ text: String, _ canonical: String) throws {
    let field = try field(kind)
    let value = try Value.parse(text, field: field)
    #expect(Array(value.text.utf8) == Array(canonical.utf8))
    #expect(Value(stored: value.json, kind: kind) == value)
    #expect(try Value.parse(value.text, field: field) == value)
  }

  @Test("a value whose field became another kind is still shown")
  func survivesChange() {
    #expect(Value(stored: "not a date", kind: .date).text == "not a date")
    #expect(Value(stored: 7, kind: nil).text == "7")
  }

  @Test("bands hold both of their ends")
  func bands() throws {
    let number = try field(
      .wholeNumber, bands: [.init(name: "few", from: 1, to: 9), .init(name: "all", from: 1)])
    #expect(try Value.parse("9", field: number).bands(of: number) == ["few", "all"])
    #expect(try Value.parse("10", field: number).bands(of: number) == ["all"])
    #expect(try Value.parse("0", field: number).bands(of: number) == [])
    let month = try field(.month, bands: [.init(name: "then", from: 24_312, to: 24_312)])
    #expect(try Value.parse("2026-01", field: month).bands(of: month) == ["then"])
    let choice = try field(.oneOf, bands: [.init(name: "drink", values: ["cafe\u{301}"])])
    #expect(try Value.parse("caf\u{E9}", field: choice).bands(of: choice) == ["drink"])
  }
}
