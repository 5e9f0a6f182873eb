import Formats
import Gate
import Register
import Workspace

/// What is possible with a member's data: one line for each purpose and recipient, with its fields.
enum UsesText {
  static func json(_ row: StopRow) -> JSON {
    [
      "purpose": .string(row.purpose.text), "recipient": .string(row.recipient.text),
      "through": .array(row.through.map { .string($0.text) }),
      "fields": .array(
        row.fields.map {
          [
            "field": .string($0.field.text), "decision": $0.isPermitted ? "permit" : "deny",
            "reasons": .array($0.reasons.map { .string($0.rawValue) }),
          ]
        }),
    ]
  }

  static func print(_ rows: [StopRow], at desk: Desk) {
    var table = Table(
      [.left, .left, .left], header: ["purpose", "recipient", "fields: permitted, or why not"])
    for row in rows {
      for (index, line) in lines(row).enumerated() {
        let isFirst = index == 0
        let way = (row.through + [row.recipient]).map(\.text).joined(separator: " to ")
        table.row([isFirst ? row.purpose.text : "", isFirst ? way : "", line])
      }
    }
    desk.print(table)
    let fields = rows.flatMap(\.fields)
    desk.line(
      "  \(Figures.count(fields.count { $0.isPermitted })) of \(Figures.count(fields.count)) "
        + "uses of a field are permitted")
  }

  /// Fields with the same verdict stand together.
  private static func lines(_ row: StopRow) -> [String] {
    var lines: [String] = []
    let permitted = row.fields.filter(\.isPermitted).map(\.field.text)
    if !permitted.isEmpty { lines.append("yes: " + permitted.joined(separator: ", ")) }
    var groups: [(reasons: [ReasonCode], fields: [String])] = []
    for field in row.fields where !field.isPermitted {
      if let index = groups.firstIndex(where: { $0.reasons == field.reasons }) {
        groups[index].fields.append(field.field.text)
      } else {
        groups.append((field.reasons, [field.field.text]))
      }
    }
    for group in groups {
      lines.append(
        "no: \(group.fields.joined(separator: ", ")); "
          + group.reasons.map(\.rawValue).joined(separator: ", "))
    }
    return lines
  }
}
