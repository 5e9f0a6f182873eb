import Browser
import Formats

/// What left in one state as an HTTP Archive 1.2, which every browser's developer tools open.
enum HAR {
  static func log(_ run: StateRun, program: String) -> JSON {
    [
      "log": [
        "version": "1.2", "creator": ["name": "Aboveboard", "version": .string(program)],
        "browser": ["name": "Chromium", "version": .string(run.agent)],
        "pages": .array(run.visits.map(page)),
        "entries": .array(run.exchanges.map(entry)),
      ]
    ]
  }

  private static func page(_ visit: PageVisit) -> JSON {
    [
      "startedDateTime": .string(visit.at.rfc3339), "id": .string("page_\(visit.number)"),
      "title": .string(visit.address), "pageTimings": [:],
    ]
  }

  private static func entry(_ exchange: Exchange) -> JSON {
    let type = exchange.headers.first { $0.name.lowercased() == "content-type" }?.value ?? ""
    var request: [String: JSON] = [
      "method": .string(exchange.method), "url": .string(exchange.url), "httpVersion": "",
      "cookies": [], "headers": headers(exchange.headers), "queryString": [],
      "headersSize": -1, "bodySize": .integer(Int64(exchange.body.count)),
    ]
    if !exchange.body.isEmpty {
      request["postData"] = body(exchange.body, type: type)
    }
    var entry: [String: JSON] = [
      "pageref": .string("page_\(exchange.visit)"), "startedDateTime": .string(exchange.at.rfc3339),
      "time": 0, "cache": [:], "timings": ["send": 0, "wait": 0, "receive": 0],
      "request": .object(request),
      "response": [
        "status": .integer(Int64(exchange.status ?? 0)),
        "statusText": .string(exchange.failure ?? ""),
        "httpVersion": "", "cookies": [], "headers": headers(exchange.answerHeaders),
        "content": ["size": -1, "mimeType": .string(exchange.answerType ?? "")],
        "redirectURL": "", "headersSize": -1, "bodySize": -1,
      ],
      "_resourceType": .string(exchange.kind.rawValue), "_source": .string(exchange.source),
      "_document": .string(exchange.document), "_afterChoice": .bool(exchange.isAfterChoice),
      "_hasSentHeaders": .bool(exchange.hasSentHeaders), "_fromCache": .bool(exchange.isFromCache),
      "_stopped": .bool(exchange.isStopped),
      "_initiators": .array(
        exchange.callers.map { caller in
          [
            "url": .string(caller.script), "line": .integer(Int64(caller.line)),
            "function": .string(caller.function), "via": caller.via.map { .string($0) } ?? .null,
          ]
        }),
    ]
    if let address = exchange.remoteAddress { entry["serverIPAddress"] = .string(address) }
    if let from = exchange.redirectedFrom { entry["_redirectedFrom"] = .integer(Int64(from)) }
    if !exchange.messages.isEmpty {
      entry["_webSocketMessages"] = .array(
        exchange.messages.map { message in
          [
            "type": message.isOutgoing ? "send" : "receive",
            "data": body(message.bytes, type: "")["text"] ?? "",
          ]
        })
    }
    return .object(entry)
  }

  private static func headers(_ headers: [Header]) -> JSON {
    .array(headers.map { ["name": .string($0.name), "value": .string($0.value)] })
  }

  /// Bytes as text where they are UTF-8, else in base64, said so.
  private static func body(_ bytes: [UInt8], type: String) -> JSON {
    if let text = String(validating: bytes, as: UTF8.self) {
      return ["mimeType": .string(type), "text": .string(text)]
    }
    return [
      "mimeType": .string(type), "text": .string(Base64.encode(bytes)), "_encoding": "base64",
    ]
  }
}
