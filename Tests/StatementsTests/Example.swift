import Formats
import Register
import Testing

/// The parents' forum of the documentation, and short names for what tests ask of it.
enum Example {
  static let today = CivilDate(days: 20_779)

  static func register() throws -> Register {
    let parts = #filePath.split(separator: "/").dropLast(3)
    let folder = "/" + parts.joined(separator: "/") + "/Examples/parents-forum/register"
    return try #require(RegisterReader.read(folder: folder).register)
  }

  static func id<Named>(_ text: String, _: Named.Type = Named.self) throws -> Identifier<Named> {
    try #require(Identifier<Named>(text))
  }
}

extension Array where Element == UInt8 {
  var text: String { String(decoding: self, as: UTF8.self) }
}

extension String {
  func occurrences(of text: String) -> Int {
    split(separator: text, omittingEmptySubsequences: false).count - 1
  }
}
