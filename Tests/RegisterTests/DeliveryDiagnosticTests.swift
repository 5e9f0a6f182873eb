import Register
import Testing

/// How a recipient gets what is scheduled for it, and what is wrong with it.
@Suite struct DeliveryDiagnosticTests {
  private func read(_ delivery: String) -> RegisterReading {
    Fixture.readBeside(
      """
      recipients:
        social: {label: S, role: controller, country: IE, team: t, delivery: \(delivery)}
      """)
  }

  static let key = "age1" + String(repeating: "q", count: 58)

  @Test(
    "a folder, or an address that keeps what it is given to itself, is read with its key",
    arguments: [
      "{folder: /srv/out}", "{https: \"https://partner.example/in\"}",
      "{https: \"http://127.0.0.1:8080/in\"}", "{https: \"http://localhost:8080\", age: \(key)}",
    ])
  func good(_ text: String) {
    let reading = read(text)
    #expect(reading.diagnostics.isEmpty)
    let delivery = reading.register?.recipients.first { $0.id.text == "social" }?.delivery
    #expect(delivery != nil && (delivery?.age == Self.key) == text.contains("age:"))
  }

  @Test(
    "what could not serve, or would leave in the clear, is told",
    arguments: [
      "{}", "{folder: out}", "{folder: /a/../b}", "{https: \"http://partner.example/in\"}",
      "{https: \"http://localhost.evil.example/\"}", "{https: \"https://u@partner.example/\"}",
      "{https: \"https://partner.example/?a=b\"}", "{folder: /a, https: \"https://b.example\"}",
      "{folder: /a, age: age1short}", "{folder: /a, age: AGE-SECRET-KEY-1}",
    ])
  func bad(_ text: String) {
    #expect(read(text).diagnostics.map(\.code) == [.badDelivery])
  }
}
