import Access
import Connectors
import Consent
import Formats
import Register
import Rights

extension PersonTables {
  /// What the person asked of us, what we asked for them elsewhere, and what they were handed.
  var rights: [PackageTable] { [requests, decisions, elsewhere, copies] }

  private var requests: PackageTable {
    PackageTable(
      "requests", "What you asked of us", empty: "You have asked for none of your rights yet.",
      columns: [
        .init("right", "Asked for"), .init("received", "Came on"), .init("channel", "By"),
        .init("words", "Your words"), .init("state", "Stands"), .init("answer", "What we wrote"),
        .init("ended", "Ended on"), .init("number", "Number"),
      ],
      rows: room("request", "requests").map { one in
        [
          .init(one["right"]?.string.flatMap(RequestRight.init(rawValue:))?.words ?? ""),
          day(one["received"]), .init(one["channel"]?.string ?? ""),
          .init(one["said"]?["words"]?.string ?? ""),
          .init(one["state"]?.string.flatMap(RequestState.init(rawValue:))?.words ?? ""),
          .init(written(one)), day(one["ended"]), .init(one["request"]?.string ?? ""),
        ]
      })
  }

  private func written(_ request: JSON) -> String {
    (request["history"]?.array ?? []).compactMap { $0["written"]?.object }.flatMap { written in
      ["words", "reason", "late"].compactMap { written[$0]?.string }
    }.joined(separator: "\n")
  }

  private var decisions: PackageTable {
    let objections = room("erasure", "objections").map { one -> [PackageTable.Cell] in
      [
        .init("your objection to \(purpose(one["purpose"]?.string ?? ""))"), minute(one["at"]),
        .init(one["state"]?.string ?? ""), minute(one["decided"]),
      ]
    }
    let lifted = room("erasure", "lifted").map { one -> [PackageTable.Cell] in
      [
        .init("the end of your \(one["what"]?.string ?? "")"), minute(one["asked"]),
        .init(one["done"]?.string == nil ? "not in force" : "in force"), minute(one["done"]),
      ]
    }
    let erasures = room("erasure", "erasures").map { one -> [PackageTable.Cell] in
      ["your erasure", minute(one["asked"]), .init(one["state"]?.string ?? ""), ""]
    }
    return PackageTable(
      "decisions", "What was decided on them",
      empty: "No objection, restriction or erasure waits or was decided.",
      columns: [
        .init("what", "What"), .init("at", "Since"), .init("state", "Stands"),
        .init("decided", "Decided"),
      ], rows: objections + lifted + erasures)
  }

  private func purpose(_ id: String) -> String {
    PurposeID(id).flatMap { register.purposes[id: $0]?.label } ?? id
  }

  private var elsewhere: PackageTable {
    PackageTable(
      "elsewhere", "Where else we looked for you",
      empty: "We have asked no other system about you.",
      columns: [
        .init("at", "When"), .init("what", "To"), .init("system", "System"),
        .init("state", "Came to"), .init("counts", "Which means"),
      ],
      rows: room("systems", "other systems").flatMap { act in
        (act["systems"]?.array ?? []).map { step -> [PackageTable.Cell] in
          let id = step["system"]?.string ?? ""
          return [
            minute(act["begun"]), .init(act["what"]?.string ?? ""),
            .init(SystemID(id).flatMap { register.systems[id: $0]?.label } ?? id),
            .init(step["state"]?.string ?? ""),
            .init(
              (step["counts"]?.array ?? []).compactMap { SystemCount(json: $0)?.words }
                .joined(separator: "; ")),
          ]
        }
      })
  }

  private var copies: PackageTable {
    PackageTable(
      "copies", "Copies made before", empty: "This is the first copy, or the others are destroyed.",
      columns: [
        .init("made", "Made"), .init("form", "Form"), .init("bytes", "Bytes"),
        .init("fetched", "Fetched"), .init("destroyed", "Destroyed on"), .init("name", "Name"),
      ],
      rows: room("access", "packages").map { one in
        [
          minute(one["made"]), .init(one["form"]?.string ?? ""),
          .init(one["bytes"]?.int.map { "\($0)" } ?? ""), minute(one["fetched"]),
          minute(one["destroyed"]), .init(one["package"]?.string ?? ""),
        ]
      })
  }
}
