import Formats
import Gate
import Register

/// A use and terms as the ledger keeps them: JSON without anything about a member.
enum Wish {
  static func json(_ use: Use) -> JSON {
    [
      "purpose": .string(use.purpose.text), "recipient": .string(use.recipient.text),
      "through": .array(use.through.map { .string($0.text) }),
      "required": .array(use.required.map { .string($0.text) }),
      "optional": .array(use.optional.map { .string($0.text) }),
      "conditions": .array(
        use.conditions.map {
          [
            "field": .string($0.field.text), "bands": .array($0.bands.map { .string($0) }),
            "excluded": .bool($0.excluded),
          ]
        }),
    ]
  }

  static func use(_ json: JSON) -> Use? {
    guard let purpose = json["purpose"]?.string.flatMap({ PurposeID($0) }),
      let recipient = json["recipient"]?.string.flatMap({ RecipientID($0) })
    else { return nil }
    func fields(_ key: String) -> [FieldID] {
      (json[key]?.array ?? []).compactMap { $0.string.flatMap { FieldID($0) } }
    }
    return Use(
      purpose: purpose, recipient: recipient,
      through: (json["through"]?.array ?? []).compactMap {
        $0.string.flatMap { RecipientID($0) }
      },
      required: fields("required"), optional: fields("optional"),
      conditions: (json["conditions"]?.array ?? []).compactMap { part in
        part["field"]?.string.flatMap { FieldID($0) }.map {
          Use.Condition(
            field: $0, bands: (part["bands"]?.array ?? []).compactMap(\.string),
            excluded: part["excluded"]?.bool ?? false)
        }
      })
  }

  static func json(_ terms: [Terms]) -> JSON {
    .array(
      terms.map { terms in
        var object: [String: JSON] = [
          "agreement": .string(terms.agreement.text), "recipient": .string(terms.recipient.text),
          "kind": .string(terms.consideration.kind.rawValue),
          "text": .string(terms.consideration.text), "benefit": .string(terms.benefit),
          "approached": .string(terms.approached.rawValue),
        ]
        if let amount = terms.consideration.amount { object["amount"] = .integer(amount) }
        if let currency = terms.consideration.currency { object["currency"] = .string(currency) }
        return .object(object)
      })
  }

  static func terms(_ json: JSON) -> [Terms] {
    (json.array ?? []).compactMap { part in
      guard let agreement = part["agreement"]?.string.flatMap({ AgreementID($0) }),
        let recipient = part["recipient"]?.string.flatMap({ RecipientID($0) }),
        let kind = part["kind"]?.string.flatMap(Agreement.Consideration.Kind.init),
        let approached = part["approached"]?.string.flatMap(Agreement.Approach.init)
      else { return nil }
      return Terms(
        agreement: agreement, recipient: recipient,
        consideration: .init(
          kind: kind, text: part["text"]?.string ?? "", amount: part["amount"]?.int,
          currency: part["currency"]?.string),
        benefit: part["benefit"]?.string ?? "", approached: approached)
    }
  }

  static func json(_ reasons: [DisclosureSummary.Reason]) -> JSON {
    .array(reasons.map { ["code": .string($0.code.rawValue), "count": .integer(Int64($0.count))] })
  }

  static func reasons(_ json: JSON) -> [DisclosureSummary.Reason] {
    (json.array ?? []).compactMap { part in
      guard let code = part["code"]?.string.flatMap(ReasonCode.init), let count = part["count"]?.int
      else { return nil }
      return DisclosureSummary.Reason(code: code, count: Int(count))
    }
  }
}
