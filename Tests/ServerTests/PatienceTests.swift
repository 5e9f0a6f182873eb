import Formats
import Logging
import Staff
import Testing
import Workspace

@testable import Server

@Suite struct PatienceTests {
  @Test("a body over the limit is refused, whether it is announced or just comes")
  func tooLarge() async throws {
    try await House.run(settings: ServerSettings(port: 0, bodyLimit: 1_000)) { house in
      let key = try await house.workspace.staff.createKey(
        name: "app", scopes: [.may], actor: House.system, at: house.clock.now)
      let headers = [
        "Authorization": "Bearer \(key.token.text)", "Content-Type": "application/json",
      ]
      let body = String(repeating: "x", count: 1_001)
      let announced = try await house.client.send(
        "POST", "/v1/may", headers: headers, body: body)
      #expect(announced.status == 413)
      let chunked = try await house.client.send(
        bytes: """
          POST /v1/may HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\
          Authorization: Bearer \(key.token.text)\r\nContent-Type: application/json\r\n\
          Transfer-Encoding: chunked\r\n\r\n3e9\r\n\(body)\r\n0\r\n\r\n
          """)
      #expect(chunked.status == 413)
      #expect(chunked.header("content-type") == "application/problem+json")
      let small = try await house.client.send(
        "POST", "/v1/may", headers: headers, body: String(body.dropLast()))
      #expect(small.status == 400)
    }
  }

  @Test("a body that never comes ends at the deadline, and the connection is closed")
  func slowBody() async throws {
    let settings = ServerSettings(port: 0, deadline: .milliseconds(300))
    try await House.run(settings: settings) { house in
      let key = try await house.workspace.staff.createKey(
        name: "app", scopes: [.may], actor: House.system, at: house.clock.now)
      let answer = try await house.client.send(
        bytes: """
          POST /v1/may HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(key.token.text)\r\n\
          Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{
          """)
      #expect(answer.status == 408)
    }
  }

  @Test("a header that never ends is closed when the connection has been idle")
  func slowHeader() async throws {
    let settings = ServerSettings(port: 0, idleTimeout: .milliseconds(300))
    try await House.run(settings: settings) { house in
      await #expect(throws: LoopbackClient.Unanswered.self) {
        try await house.client.send(bytes: "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")
      }
    }
  }

  @Test("a port in use is told in one line")
  func portInUse() async throws {
    try await House.run { house in
      let settings = ServerSettings(port: house.client.port)
      let error = await #expect(throws: ServerError.self) {
        try await AboveboardServer.run(
          workspace: house.workspace, settings: settings,
          logger: .init(label: "quiet") { _ in
            LogCollector(lines: LogLines())
          })
      }
      #expect(
        error?.description
          == "port \(house.client.port) is in use; choose another with --port")
    }
  }
}
