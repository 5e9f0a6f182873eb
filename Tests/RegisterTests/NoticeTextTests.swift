import Register
import TestSupport
import Testing

/// Notices rendered from the register.
@Suite struct NoticeTextTests {
  private func render(_ body: String, changing change: (inout Register) -> Void = { _ in }) throws
    -> String
  {
    var register = try #require(
      Fixture.readBeside(
        """
        agreements:
          mail:
            recipient: mailer
            purposes: [news]
            fields: [email, address]
            territories: [GB]
            from: 2025-01-01
            consideration: none
        purposes:
          other: {label: other things, basis: contract, fields: [address]}
        retention:
          - {fields: [email, address], keep: 2 years, reason: Long enough.}
          - {fields: [email], keep: 12 months}
        """
      ).register)
    change(&register)
    var notice = try #require(register.notices.first)
    notice.body = body
    return NoticeText.render(notice, in: register)
  }

  @Test("each placeholder says what the register declares, restricted to what the notice covers")
  func placeholders() throws {
    #expect(
      try render("{{controller}}")
        == "Test Ltd, 1 Test Street. Write to Care (care@test.example)")
    #expect(try render("{{ officer }}!") == "Officer (dpo@test.example)!")
    #expect(try render("{{fields}}") == "- **news**: e-mail address")
    #expect(try render("{{purposes}}") == "- **news**. Only if you say yes.")
    #expect(
      try render("{{recipients}}")
        == "- **Mailer**, Ireland, acts on our instructions. For news: e-mail address.")
    #expect(try render("{{retention}}") == "- **e-mail address**: 12 months after we collected it.")
    #expect(
      try render("{{choices}}")
        == "- **news**: you can say no, and take back a yes, at any time.")
  }

  @Test("a recipient that no agreement covers is said to get nothing")
  func nothing() throws {
    let text = try render("{{recipients}}") { register in
      register.agreements = Declared()
    }
    #expect(text.hasSuffix("For news: nothing at present, since no agreement covers it."))
  }

  @Test("what the register declares brings no markup of its own")
  func markup() throws {
    let text = try render("{{fields}}") { register in
      register.fields = Declared(
        register.fields.map { field in
          var field = field
          field.label = "<img src=x> [a](b) `c`\n# d {{officer}}"
          return field
        })
    }
    #expect(
      text
        == "- **news**: \\<img src=x\\> \\[a\\](b) \\`c\\` \\# d \\{\\{officer\\}\\}")
  }

  @Test("text without placeholders stays as it is, byte for byte")
  func plain() throws {
    for body in ["", "{", "{{", "a {{b", "}}{{", "{{a\nb}}", "{ {fields} }", "é👩‍👧", "{{{"] {
      #expect(try render(body) == body)
    }
  }

  @Test("unknown placeholders are found, each once, in order")
  func unknown() {
    #expect(
      NoticeText.unknownPlaceholders(in: "{{b}} {{fields}} {{ a }} {{b}} {{}}") == ["b", "a", ""])
  }

  @Test("no field, recipient or purpose that the notice does not cover is ever named")
  func restricted() throws {
    var random = SplitMix64(seed: 11)
    for _ in 0..<40 {
      var register = try RandomRegister.make(&random)
      register.fields = Declared(
        register.fields.map { field in
          var field = field
          field.label = "field-\(field.id)."
          return field
        })
      let body = NoticeText.Placeholder.allCases.map { "{{\($0.rawValue)}}" }.joined(
        separator: "\n")
      for var notice in register.notices {
        notice.body = body
        let text = NoticeText.render(notice, in: register)
        let covered = Set(
          notice.covers.flatMap { register.purposes[id: $0.purpose]?.fields ?? [] })
        for field in register.fields where !covered.contains(field.id) {
          #expect(!text.contains("field-\(field.id)."))
        }
      }
    }
  }
}
