public import Formats

extension AppPrivacyLabels {
  /// The label as JSON, in Apple's own words: `tracking`, `domains`, and `types` with what each is used for.
  public var json: JSON {
    [
      "tracking": .bool(isTracking), "domains": .list(trackingDomains),
      "types": .array(
        rows.map { row in
          [
            "type": .string(row.type.title), "category": .string(row.type.category),
            "fields": .list(row.fields), "purposes": .list(row.purposes.map(\.title)),
            "linked": .bool(row.linked), "tracking": .bool(row.tracking),
          ]
        }),
    ]
  }
}
