import Formats
import Foundation
import Register

/// The pages of a long answer: what the next request is, from the answer before it.
struct WebPages {
  /// More pages than this are no answer for one person.
  static let most = 1_000

  private let paging: SystemWeb.Paging?
  private let base: String
  private let first: String
  private var page: Int
  private var seen: Set<String>

  /// Pages that begin at an address; `base` is where the system is.
  init(_ paging: SystemWeb.Paging?, base: String, first: String) {
    self.paging = paging
    self.base = base
    page = paging?.from ?? 1
    var start = first
    if let paging, paging.way == .page, let parameter = paging.parameter {
      start = Self.adding(parameter, "\(paging.from)", to: first)
    }
    self.first = first
    current = start
    seen = [start]
  }

  /// The address of the page to ask for now.
  private(set) var current: String

  /// Goes on to the next page; false at the end.
  ///
  /// Throws `SystemError.elsewhere` for another host, `.unreadable` for a way that leads in a circle.
  mutating func advance(after response: WebResponse, _ json: JSON, records: Int) throws -> Bool {
    guard let paging else { return false }
    let next: String?
    switch paging.way {
    case .link: next = try response.header("link").flatMap(Self.next).map(whole)
    case .cursor:
      next = json.value(at: paging.cursor ?? "")?.handle.map {
        Self.adding(paging.parameter ?? "", $0, to: first)
      }
    case .page:
      page += 1
      next = records == 0 ? nil : Self.adding(paging.parameter ?? "", "\(page)", to: first)
    }
    guard let next else { return false }
    guard seen.insert(next).inserted else {
      throw SystemError.unreadable("its pages lead in a circle")
    }
    guard seen.count <= Self.most else { throw SystemError.tooMuch(limit: Self.most) }
    current = next
    return true
  }

  /// The address of `rel="next"` in a `Link` header (RFC 8288).
  static func next(in header: String) -> String? {
    for part in header.components(separatedBy: ",") {
      let pieces = part.components(separatedBy: ";").map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard let target = pieces.first, target.hasPrefix("<"), target.hasSuffix(">"),
        pieces.dropFirst().contains(where: {
          $0.lowercased().replacing("\"", with: "").replacing(" ", with: "") == "rel=next"
        })
      else { continue }
      return String(target.dropFirst().dropLast())
    }
    return nil
  }

  /// A link as a whole address of the same host.
  private func whole(_ link: String) throws -> String {
    guard let url = URL(string: link, relativeTo: URL(string: current))?.absoluteURL,
      let here = URL(string: base), url.scheme == here.scheme, url.host == here.host,
      url.port == here.port, url.user == nil
    else { throw SystemError.elsewhere }
    return url.absoluteString
  }

  private static func adding(_ parameter: String, _ value: String, to address: String) -> String {
    address + (address.contains("?") ? "&" : "?") + FilledCall.percentEncoded(parameter) + "="
      + FilledCall.percentEncoded(value)
  }
}
