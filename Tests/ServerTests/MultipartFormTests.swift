import TestSupport
import Testing

@testable import Server

@Suite struct MultipartFormTests {
  private static let type = "multipart/form-data; boundary=XyZ"

  /// A part as browsers write it.
  private static func part(_ disposition: String, _ content: [UInt8], type: String? = nil)
    -> [UInt8]
  {
    let type = type.map { "Content-Type: \($0)\r\n" } ?? ""
    return Array("--XyZ\r\nContent-Disposition: form-data; \(disposition)\r\n\(type)\r\n".utf8)
      + content + [13, 10]
  }

  private static let end = Array("--XyZ--\r\n".utf8)

  private static func form(_ bytes: [UInt8], type: String = type) throws -> MultipartForm {
    try MultipartForm(bytes, contentType: type)
  }

  @Test("fields and a file are read as they were sent, breaks and zeroes within the file included")
  func read() throws {
    let content: [UInt8] = [0, 13, 10, 45, 45, 88, 121, 13, 10, 255, 13, 10]
    let form = try Self.form(
      Self.part("name=\"act\"", Array("st\u{F6}p".utf8))
        + Self.part("name=\"letter\"; filename=\"a \\\"b\\\".pdf\"", content, type: "text/html")
        + Self.part("name=\"empty\"", []) + Self.end)
    #expect(try form.fields.one("act") == "st\u{F6}p")
    #expect(try form.fields.one("empty") == nil)
    #expect(form.files == [MultipartForm.File(field: "letter", bytes: content)])
    #expect(try form.file("letter")?.bytes == content)
    #expect(try form.file("act") == nil)
  }

  @Test("a file that was not chosen is none, and an empty one that has a name is one")
  func unchosen() throws {
    let none = try Self.form(
      Self.part("name=\"letter\"; filename=\"\"", [], type: "application/octet-stream") + Self.end)
    #expect(none.files.isEmpty)
    #expect(try none.fields.one("letter") == nil)
    let empty = try Self.form(Self.part("name=\"letter\"; filename=\"a.pdf\"", []) + Self.end)
    #expect(empty.files.map(\.bytes) == [[]])
  }

  @Test("a form without fields is one, and its last break may be left out")
  func bare() throws {
    #expect(try Self.form(Self.end).files.isEmpty)
    let part = Self.part("name=\"a\"", [66])
    #expect(try Self.form(part + Array("--XyZ--".utf8)).fields.one("a") == "B")
  }

  @Test("a field or a file that is there twice is refused when it is asked for")
  func twice() throws {
    let field = Self.part("name=\"a\"", [66])
    let file = Self.part("name=\"f\"; filename=\"x\"", [66])
    let form = try Self.form(field + field + file + file + Self.end)
    #expect(throws: Refusal.self) { try form.fields.one("a") }
    #expect(throws: Refusal.self) { try form.file("f") }
  }

  @Test(
    "a content type whose boundary browsers would not write is refused",
    arguments: [
      "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\"",
      "multipart/form-data; boundary=\"a \"", "multipart/form-data; boundary=a; boundary=b",
      "multipart/form-data; boundary=a; charset=utf-8", "multipart/form-data; boundary=\"a",
      "multipart/form-data; boundary=\"a\rb\"", "multipart/form-data; boundary=a b",
      "multipart/mixed; boundary=XyZ", "multipart/form-data boundary=XyZ",
      "multipart/form-data; limit=XyZ",
      "multipart/form-data; boundary=" + String(repeating: "a", count: 71),
    ])
  func boundaries(_ type: String) {
    #expect(throws: Refusal.self) { try Self.form(Self.end, type: type) }
  }

  @Test("a boundary may be quoted, and have all 70 characters")
  func longest() throws {
    let boundary = String(repeating: "a", count: 68) + " b"
    let form = try Self.form(
      Array("--\(boundary)--".utf8), type: "Multipart/Form-Data; Boundary=\"\(boundary)\"")
    #expect(form.files.isEmpty)
  }

  @Test(
    "whatever browsers do not send is refused as unreadable, never guessed",
    arguments: [
      "", "--", "--XyZ", "--XyZ\r\n", "--Xyz--", "x--XyZ--\r\n", "\r\n--XyZ--\r\n",
      "--XyZ--\r\nmore", "--XyZ--\n", "--XyZ --\r\n",
      "--XyZ \r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--XyZ--\r\n",
      "--XyZ\nContent-Disposition: form-data; name=\"a\"\n\nb\n--XyZ--\n",
      "--XyZ\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--XyZ",
      "--XyZ\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--XyZW\r\n\r\n--XyZ--\r\n",
      "--XyZ\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb--XyZ--\r\n",
      "--XyZ\r\n\r\nb\r\n--XyZ--\r\n",
      "--XyZ\r\nContent-Type: text/plain\r\n\r\nb\r\n--XyZ--\r\n",
      "--XyZ\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nb\r\n--XyZ--\r\n",
      "--XyZ\r\nContent-Disposition: form-data\r\n\r\nb\r\n--XyZ--\r\n",
      "--XyZ\r\nContent-Disposition: form-data; name=\"\"\r\n\r\nb\r\n--XyZ--\r\n",
      "--XyZ\r\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\r\n\r\nb\r\n--XyZ--\r\n",
      "--XyZ\r\nContent-Disposition: form-data; name=\"a\"; filename*=UTF-8''x\r\n\r\nb\r\n--XyZ--\r\n",
      "--XyZ\r\nContent-Disposition: form-data; name=\"a\r\n\r\nb\r\n--XyZ--\r\n",
      "--XyZ\r\nContent-Disposition: form-data; name=\"a\"x\r\n\r\nb\r\n--XyZ--\r\n",
      "--XyZ\r\nContent-Disposition : form-data; name=\"a\"\r\n\r\nb\r\n--XyZ--\r\n",
      "--XyZ\r\nContent-Disposition: form-data;\r\n name=\"a\"\r\n\r\nb\r\n--XyZ--\r\n",
      "--XyZ\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\nb\r\n--XyZ--\r\n",
      "--XyZ\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64\r\n\r\nYg==\r\n--XyZ--\r\n",
      "--XyZ\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\u{0}\r\n--XyZ--\r\n",
    ])
  func odd(_ body: String) {
    let refusal = #expect(throws: Refusal.self) { try Self.form(Array(body.utf8)) }
    #expect(refusal?.title == "This request cannot be read")
  }

  @Test("more parts, files, header or text than a form has are refused")
  func limits() throws {
    let field = Self.part("name=\"a\"", [66])
    let file = Self.part("name=\"f\"; filename=\"x\"", [66])
    func times(_ count: Int, _ part: [UInt8]) -> [UInt8] {
      (0..<count).flatMap { _ in part } + Self.end
    }
    #expect(try Self.form(times(64, field)).fields.all("a").count == 64)
    #expect(try Self.form(times(4, file)).files.count == 4)
    for body in [
      times(65, field), times(5, file),
      Self.part("name=\"\(String(repeating: "a", count: 2_048))\"", [66]) + Self.end,
      Self.part("name=\"a\"", [UInt8](repeating: 66, count: (64 << 10) + 1)) + Self.end,
      Self.part("name=\"a\"", [0xFF]) + Self.end,
    ] {
      #expect(throws: Refusal.self) { try Self.form(body) }
    }
  }

  @Test("whatever is written is read again, for any bytes without the boundary in them")
  func roundTrip() throws {
    var generator = SplitMix64(seed: 11)
    let alphabet: [UInt8] = [13, 10, 45, 88, 121, 0, 255, 65]
    for _ in 0..<300 {
      let contents = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
        (0..<Int.random(in: 0...60, using: &generator)).map { _ in
          alphabet.randomElement(using: &generator) ?? 65
        }
      }
      let isFile = contents.map { _ in Bool.random(using: &generator) }
      var body: [UInt8] = []
      for (place, content) in contents.enumerated() where isFile[place] {
        body += Self.part("name=\"f\(place)\"; filename=\"x\"", content)
      }
      let kept = contents.indices.filter { isFile[$0] }
      guard kept.count <= 4 else { continue }
      let form = try Self.form(body + Self.end)
      #expect(form.files.map(\.bytes) == kept.map { contents[$0] })
      #expect(form.files.map(\.field) == kept.map { "f\($0)" })
    }
  }

  @Test("any bytes, and any cut or changed form, are read or refused, and nothing traps")
  func hostile() {
    var generator = SplitMix64(seed: 5)
    let sound =
      Self.part("name=\"a\"", [66]) + Self.part("name=\"f\"; filename=\"x\"", [37, 80]) + Self.end
    for size in 0...sound.count { _ = try? Self.form(Array(sound[..<size])) }
    let pieces = [
      "--XyZ", "--XyZ--", "\r\n", "\r", "\n", "Content-Disposition:", " form-data", "; name=",
      "\"a\"", "; filename=\"", "\\", "\"", ":", "=", ";", "\u{0}", "x", "--",
    ].map { Array($0.utf8) }
    for _ in 0..<3_000 {
      var changed = sound
      for _ in 0..<3 {
        let place = Int.random(in: 0..<changed.count, using: &generator)
        changed[place] = UInt8.random(in: 0...255, using: &generator)
      }
      _ = try? Self.form(changed)
      let made = (0..<Int.random(in: 0...14, using: &generator)).flatMap { _ in
        pieces.randomElement(using: &generator) ?? []
      }
      _ = try? Self.form(made)
      _ = try? MultipartForm(
        sound, contentType: String(decoding: made, as: UTF8.self))
    }
  }
}
