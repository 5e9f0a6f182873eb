import Formats
import Foundation
import Register
import Testing

@testable import Statements

#if canImport(FoundationXML)
import FoundationXML
#endif

@Suite struct DataMapPictureTests {
  @Test(
    "no box lies on another, and every one lies inside the picture", arguments: [nil, "field:name"])
  func overlap(_ node: String?) throws {
    let layout = DataMap(try Example.register(), node: node).layout()
    for (index, box) in layout.boxes.enumerated() {
      #expect(box.x >= 0 && box.y >= 0)
      #expect(box.x + DataMap.Layout.boxWidth <= layout.width)
      #expect(box.y + box.height <= layout.height)
      for other in layout.boxes.dropFirst(index + 1) where other.x == box.x {
        #expect(box.y + box.height <= other.y || other.y + other.height <= box.y)
      }
    }
  }

  @Test("each box links to itself, and the picture is the same every time")
  func links() throws {
    let map = DataMap(try Example.register())
    #expect(map.svg == DataMap(try Example.register()).svg)
    for node in map.nodes { #expect(map.svg.occurrences(of: "href=\"?node=\(node.id)\"") == 1) }
    #expect(!map.svg.contains("style="))
    #expect(!map.svg.contains("fill="))
  }

  @Test(
    "a name cannot bring markup into the picture",
    arguments: ["<script>x</script>", "\"\u{301}><b>", "a&b'\u{1}", "</svg>"])
  func hostile(_ name: String) throws {
    var register = try Example.register()
    register.purposes = Declared(
      register.purposes.map { purpose in
        var renamed = purpose
        renamed.label = name
        return renamed
      })
    let svg = DataMap(register, node: "purpose:newsletter").svg
    #expect(!svg.contains("<script"))
    #expect(!svg.contains("<b>"))
    #expect(svg.occurrences(of: "</svg>") == 1)
    #expect(XMLParser(data: Data(svg.utf8)).parse())
  }

  @Test("a long name is cut into two lines that fit, and the whole of it is still said")
  func long() throws {
    let name = "the date on which your second cousin's allotment society was first registered"
    let lines = PictureText.lines(name, width: 174, size: 13.5, most: 2)
    #expect(lines.count == 2)
    #expect(lines.last?.hasSuffix("…") == true)
    let word = PictureText.lines(
      String(repeating: "m", count: 90), width: 174, size: 13.5, most: 2)
    #expect(word.count == 2)
    #expect(word.allSatisfy { $0.count <= 15 })
    #expect(PictureText.lines("short", width: 174, size: 13.5, most: 2) == ["short"])
    #expect(PictureText.lines("", width: 174, size: 13.5, most: 2) == [])
    var register = try Example.register()
    register.fields = Declared([
      Field(id: try Example.id("x"), label: name, kind: .text, system: "db")
    ])
    #expect(DataMap(register).svg.contains("second cousin&#39;s allotment society was first reg"))
  }

  @Test("a column of very many boxes is cut, and says how many are left to the table")
  func many() throws {
    var register = try Example.register()
    register.fields = Declared(
      try (0..<60).map {
        Field(id: try Example.id("f\($0)"), label: "field \($0)", kind: .text, system: "db")
      })
    register.purposes = Declared([])
    let map = DataMap(register, node: "point:signup-web")
    #expect(map.svg.contains("and 20 more, in the table"))
    #expect(map.rows.count == 61)
  }

  @Test("the picture of an empty register is empty and well formed")
  func empty() throws {
    let organisation = try Example.register().organisation
    let map = DataMap(Register(organisation: organisation))
    #expect(map.nodes.isEmpty)
    #expect(XMLParser(data: Data(map.svg.utf8)).parse())
  }
}
