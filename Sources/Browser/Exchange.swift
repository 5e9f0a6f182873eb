public import Formats

/// One request that left the browser, and what came back.
public struct Exchange: Sendable {
  /// What asked for it; the resource types of the DevTools protocol.
  public enum Kind: String, Sendable, CaseIterable, Codable {
    case document, stylesheet, image, media, font, script, texttrack, xhr, fetch, prefetch
    case eventsource, websocket, manifest, signedexchange, ping, cspviolationreport, preflight
    case fedcm, other
  }

  /// One place in a script on the way to the request, the innermost first.
  public struct Caller: Sendable, Hashable {
    /// The script's address; empty for one that the page holds itself.
    public let script: String
    /// The line, from 1.
    public let line: Int
    /// The function's name; empty for none.
    public let function: String
    /// How it came to run when it was not called, such as `setTimeout` or `await`.
    public let via: String?
  }

  /// A message on a WebSocket.
  public struct Message: Sendable {
    /// Whether the page sent it.
    public let isOutgoing: Bool
    /// The bytes.
    public let bytes: [UInt8]
  }

  /// Its number within the capture, from 0.
  public let id: Int
  /// The visit during which it left.
  public let visit: Int
  /// Whether a choice on the site had been made before.
  public let isAfterChoice: Bool
  /// When it left.
  public let at: Timestamp
  /// The address.
  public internal(set) var url: String
  /// The method.
  public let method: String
  /// What asked for it.
  public internal(set) var kind: Kind
  /// The kind of target that sent it: `page`, `iframe`, `worker`, `shared_worker`, `service_worker`.
  public let source: String
  /// The document that asked for it; empty when the browser does not say.
  public internal(set) var document: String
  /// The headers, as sent where the browser told, else as asked for.
  public internal(set) var headers: [Header]
  /// Whether `headers` are those that really left, with cookies.
  public internal(set) var hasSentHeaders = false
  /// The body.
  public internal(set) var body: [UInt8]
  /// Whether there was a body that the browser did not tell.
  public internal(set) var isBodyUnknown = false
  /// The script that started it and who called that, innermost first; empty when the page's markup did.
  public internal(set) var callers: [Caller] = []
  /// The hop before it, when it is the answer to a redirect.
  public internal(set) var redirectedFrom: Int?
  /// The status of the answer; nil when there was none.
  public internal(set) var status: Int?
  /// The headers of the answer.
  public internal(set) var answerHeaders: [Header] = []
  /// The type of the answer's content.
  public internal(set) var answerType: String?
  /// The address of the machine that answered.
  public internal(set) var remoteAddress: String?
  /// Why there was no answer, in the browser's words.
  public internal(set) var failure: String?
  /// Whether the browser answered from what it had, so that nothing left.
  public internal(set) var isFromCache = false
  /// Whether we stopped it before it left.
  public internal(set) var isStopped = false
  /// What went over a WebSocket.
  public internal(set) var messages: [Message] = []

  /// The cookies that the answer set, as `Set-Cookie` has them.
  public var setCookies: [String] {
    answerHeaders.filter { $0.name.lowercased() == "set-cookie" }.map(\.value)
  }
}

/// A header of a request or an answer.
public struct Header: Sendable, Hashable {
  /// The name as sent.
  public let name: String
  /// The value.
  public let value: String

  /// A header.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}
