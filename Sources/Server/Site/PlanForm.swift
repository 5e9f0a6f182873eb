import Gate
import Register

/// The use that the desk's form describes.
struct PlanForm {
  let use: Use

  /// Reads the form; throws `Refusal` for what is missing or no identifier.
  init(_ form: FormFields) throws(Refusal) {
    guard let purpose = try form.one("purpose").flatMap(PurposeID.init),
      let recipient = try form.one("recipient").flatMap(RecipientID.init)
    else { throw .unusable("Choose a purpose and a recipient.") }
    let through = try form.one("through").map { text throws(Refusal) -> RecipientID in
      guard let id = RecipientID(text) else { throw .unreadable("A recipient is no identifier.") }
      return id
    }
    let required = try Self.fields(form.all("required"))
    // What is needed cannot be left blank; a field ticked twice is needed.
    let optional = try Self.fields(form.all("optional")).filter { !required.contains($0) }
    use = Use(
      purpose: purpose, recipient: recipient, through: through.map { [$0] } ?? [],
      required: required, optional: optional, conditions: try Self.conditions(form.all("band")))
  }

  private static func fields(_ names: [String]) throws(Refusal) -> [FieldID] {
    var fields: [FieldID] = []
    for name in names {
      guard let id = FieldID(name) else { throw .unreadable("A field is no identifier.") }
      fields.append(id)
    }
    return fields
  }

  /// `field:band`; several bands of one field are alternatives.
  private static func conditions(_ bands: [String]) throws(Refusal) -> [Use.Condition] {
    var conditions: [Use.Condition] = []
    for text in bands {
      let parts = text.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, let field = FieldID(String(parts[0])) else {
        throw .unreadable("A condition is not of the form field:band.")
      }
      if let position = conditions.firstIndex(where: { $0.field == field }) {
        conditions[position].bands.append(String(parts[1]))
      } else {
        conditions.append(Use.Condition(field: field, bands: [String(parts[1])]))
      }
    }
    return conditions
  }
}
