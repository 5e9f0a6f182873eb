import Evidence
import Formats
import Workspace

/// What is said of a copy.
enum CopyText {
  static func size(_ copy: CopyManifest) -> String {
    let mebibytes = (Double(copy.bytes) / 1_048_576 * 10).rounded() / 10
    return "\(Figures.count(Int(copy.rows), "row", "rows")), \(mebibytes) MiB"
  }

  /// Where the workspace stood.
  static func state(_ copy: CopyManifest) -> [String] {
    switch copy.kind {
    case .keys: return ["it holds the journal up to act \(copy.journal)"]
    case .data:
      var lines = ["it holds every entry up to \(copy.head)"]
      if let evidence = copy.evidence {
        lines.append("the log of its first \(evidence.size) entries has the published root")
      }
      return lines
    }
  }

  static func json(_ copy: CopyManifest) -> JSON {
    [
      "kind": .string(copy.kind.rawValue), "made": .string(copy.made.rfc3339),
      "origin": .string(copy.origin), "head": .integer(copy.head),
      "journal": .integer(copy.journal), "rows": .integer(copy.rows),
      "bytes": .integer(copy.bytes), "check": .string(copy.check),
      "register": copy.register.map { .integer(Int64($0)) } ?? .null,
      "evidence": copy.evidence.map {
        ["size": .integer($0.size), "root": .string($0.root.base64)]
      } ?? .null,
    ]
  }
}
