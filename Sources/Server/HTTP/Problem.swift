import Formats
import HTTPTypes
import Hummingbird

/// Answers of the API: JSON, and problems in the form of RFC 9457.
enum Problem {
  static func response(_ refusal: Refusal) -> Response {
    var members: [String: JSON] = [
      "type": "about:blank", "title": .string(refusal.title),
      "status": .integer(Int64(refusal.status.code)), "detail": .string(refusal.detail),
    ]
    if let pointer = refusal.pointer { members["pointer"] = .string(pointer) }
    var response = json(.object(members), status: refusal.status)
    response.headers.append(contentsOf: refusal.headers)
    response.headers[.contentType] = "application/problem+json"
    return response
  }

  static func json(_ value: JSON, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "application/json"],
      body: .init(byteBuffer: ByteBuffer(bytes: value.canonical)))
  }
}
