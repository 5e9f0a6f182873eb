import SignIn
import Testing

@Suite struct LetterTests {
  @Test(
    "a letter goes to one mailbox, and to nothing that could pass for more",
    arguments: [
      ("ada@example.org", true), ("a.b+c@example.org", true), ("zoë@example.org", true),
      ("ada", false), ("@example.org", false), ("ada@", false), ("a@b@c", false),
      ("ada@example.org, bob@example.org", false), ("ada@example.org\r\nBcc: bob@x.org", false),
      ("<ada@example.org>", false), ("ada @example.org", false), ("ada@exa\u{202E}mple.org", false),
      ("", false),
    ])
  func mailbox(_ text: String, _ isMailbox: Bool) {
    #expect((LinkLetter(to: text, link: "https://x/in/t", minutes: 15) != nil) == isMailbox)
  }

  @Test("a letter says who wrote, how long the link works, and what to do with a stranger's")
  func text() throws {
    let letter = try #require(LinkLetter(to: "a@b.c", link: "https://x/in/t", minutes: 15))
    let text = letter.text(from: "The Nest")
    #expect(text.contains("The Nest") && text.contains("https://x/in/t"))
    #expect(text.contains("15 minutes") && text.contains("do nothing"))
  }
}
