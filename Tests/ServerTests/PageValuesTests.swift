import Testing

@testable import Server

@Suite("Values of pages")
struct PageValuesTests {
  private struct Line {
    var label: String
    var note: String?
    var count = 3
    var isOpen = true
  }

  private struct Told: CustomStringConvertible {
    var name = "kept"
    var description: String { "told" }
  }

  private struct Values {
    var lines = [Line(label: "a", note: nil), Line(label: "b", note: "n")]
    var one: Line? = Line(label: "c")
    var none: Line?
    var told = Told()
    var nothing: [Line] = []
  }

  @Test("structs become dictionaries, nil is left out, what describes itself stays")
  func read() throws {
    let values = try #require(PageValues.read(Values()) as? [String: Any])
    #expect(values.keys.sorted() == ["lines", "nothing", "one", "told"])
    let lines = try #require(values["lines"] as? [[String: Any]])
    #expect(lines.map { $0["label"] as? String } == ["a", "b"])
    #expect(lines.map { $0["note"] as? String } == [nil, "n"])
    #expect(lines.map { $0["count"] as? Int } == [3, 3])
    #expect(lines.map { $0["isOpen"] as? Bool } == [true, true])
    #expect((values["one"] as? [String: Any])?["label"] as? String == "c")
    #expect("\(try #require(values["told"]))" == "told")
    #expect((values["nothing"] as? [Any])?.isEmpty == true)
  }
}
