public import Formats
import Law
import Register
import Store

extension ConsentReceipt {
  /// The receipt as JSON-LD: the fields of ISO/IEC TS 27560:2023 by the terms of W3C DPV 2.3.
  ///
  /// The mapping is that of the guide "Consent Records and Receipts" of the DPV Community Group. An objection, a
  /// restriction and its lifting are no states of a consent: theirs is `ConsentUnknown`, with the act in words.
  public var json: JSON {
    var receipt: [String: JSON] = [
      "@context": Self.context, "@id": .string("https://\(id)"), "@type": "dpv:ConsentReceipt",
      "dct:identifier": .string(id), "dct:conformsTo": .string(Self.schema("receipt")),
      "dct:created": .string(entered.rfc3339), "dct:publisher": .string(controller.id),
      "dct:source": .string("entry \(sequence) of the log \(origin)"),
      "dpv:hasRecordOfActivity": .array(
        records.enumerated().map { json(of: $0.element, number: $0.offset + 1) }),
    ]
    // DPV has no term for the paper on which somebody said it.
    if let letter {
      receipt["schema:associatedMedia"] = [
        "@type": "schema:MediaObject", "dct:identifier": .string(letter.id.text),
        "schema:encodingFormat": .string(letter.mediaType),
        "schema:contentSize": .string("\(letter.size) B"),
        "dct:description": .string(
          "The scanned letter; it stands in the entry as \(letter.commitment ?? "nothing")."),
      ]
    }
    return .object(receipt)
  }

  private static let context: JSON = [
    "dct": "http://purl.org/dc/terms/", "dpv": "https://w3id.org/dpv#",
    "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#", "loc": "https://w3id.org/dpv/loc#",
    "pd": "https://w3id.org/dpv/pd#", "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
  ]

  private static func schema(_ profile: String) -> String {
    "https://w3id.org/dpv/schema/dpv-27560#\(profile)"
  }

  private func json(of record: Record, number: Int) -> JSON {
    let recordID = "\(id)/\(number)"
    return [
      "@id": .string("https://\(recordID)"), "@type": "dpv:ConsentRecord",
      "dct:identifier": .string(recordID), "dct:conformsTo": .string(Self.schema("record")),
      "dct:language": "en",
      "dpv:hasDataSubject": ["@type": "dpv:DataSubject", "dct:identifier": .string(person)],
      "dpv:hasDataController": .string(controller.id),
      "dpv:hasJurisdiction": Self.place(controller.country),
      "dpv:hasApplicableLaw": .string(controller.country.regime.lawInWords),
      "dpv:hasNotice": Self.notice(record.notice),
      "dpv:hasProcess": .array(record.uses.map { process($0, of: record) }),
      "dpv:hasConsentControl": [
        "@type": "dpv:WithdrawConsent",
        "dct:description": .string(
          "At any time on the page “Your data”, under “Your choices”, or by writing to "
            + "\(controller.contact)."),
      ],
      "dpv:hasRight": .array(Self.rights),
      "dpv:hasAuthority": [
        "@type": "dpv:DataProtectionAuthority",
        "schema:name": .string(
          "The data protection authority of \(controller.country.name), or of where you live"),
      ],
      "dpv:hasEntity": .array(entities(of: record)),
      "dpv:hasConsentStatus": event(record),
    ]
  }

  /// To be told, and the rights of Articles 15 to 21 and 77.
  private static let rights: [JSON] = [
    "eu-gdpr:A7-3", "eu-gdpr:A15", "eu-gdpr:A16", "eu-gdpr:A17", "eu-gdpr:A18", "eu-gdpr:A20",
    "eu-gdpr:A21", "eu-gdpr:A77",
  ]

  private static func place(_ country: Country) -> JSON { .string("loc:\(country.code)") }

  private static func notice(_ version: NoticeVersion?) -> JSON {
    guard let version else {
      return [
        "@type": "dpv:PrivacyNotice", "dct:description": "None was shown before: a no needs none.",
      ]
    }
    return ["@type": "dpv:ConsentNotice", "dct:identifier": .string(version.description)]
  }

  private func event(_ record: Record) -> JSON {
    let until = record.uses.compactMap(\.until).min()
    let lasts =
      record.act == .grant
      ? until.map { "until \($0.iso), or until it is taken back" } ?? "until it is taken back"
      : "until you choose otherwise"
    return [
      "@type": [
        .string(record.act.status),
        record.explicit ? "dpv:ExplicitlyExpressedConsent" : "dpv:ExpressedConsent",
      ],
      "dct:description": .string(record.sentence),
      "dpv:isIndicatedAtTime": .string(record.at.rfc3339), "dpv:hasDuration": .string(lasts),
      "dpv:isIndicatedBy": .string(record.isOwnAct ? person : controller.id),
      "dpv:hasIndicationMethod": .string(
        ([record.channel] + (record.place.map { [$0] } ?? [])).joined(separator: ", ")),
    ]
  }

  private func process(_ use: Use, of record: Record) -> JSON {
    let others = use.recipients
    var locations = [controller.country] + others.map(\.country)
    locations = locations.enumerated().filter { locations.firstIndex(of: $0.element) == $0.offset }
      .map(\.element)
    return [
      "@type": "dpv:Process", "dct:identifier": .string(use.id),
      "dpv:hasPurpose": Self.term(
        "dpv:Purpose", broader: use.dpv, label: use.label, description: use.description),
      "dpv:hasLegalBasis": .string(
        use.basis?.dpv ?? use.basis?.title ?? "None: the purpose is no longer declared"),
      "dpv:hasPersonalData": .array(
        use.items.map { item in
          Self.term(
            item.special == nil ? "dpv:PersonalData" : "dpv:SpecialCategoryPersonalData",
            broader: item.special?.dpv ?? item.dpv, label: item.label, description: "")
        }),
      "dpv:hasNecessity": use.basis == .consent ? "dpv:Optional" : "dpv:Required",
      "dpv:hasDataSource": [
        "@type": "dpv:DataSource", "dct:description": .string(record.place ?? record.channel),
      ],
      "dpv:hasProcessing": .array(
        ["dpv:Collect", "dpv:Store", "dpv:Use"] + (others.isEmpty ? [] : ["dpv:Share"])),
      "dpv:hasDataController": .string(controller.id),
      "dpv:hasRecipient": .array(([controller] + others).map { .string($0.id) }),
      "dpv:hasThirdParty": .array(
        others.filter { $0.role != .processor }.map { .string($0.id) }),
      "dpv:hasStorageCondition": .array(use.items.map(Self.storage)),
      "dpv:hasLocation": .array(locations.map(Self.place)),
      "dpv:hasRule": .string(
        use.territories.isEmpty
          ? "No agreement lets this data leave us."
          : "Only of people who live in: " + use.territories.map(\.name).joined(separator: ", ")),
    ]
  }

  private static func term(
    _ kind: JSON, broader: String?, label: String, description: String
  ) -> JSON {
    var json: [String: JSON] = ["@type": kind, "skos:prefLabel": .string(label)]
    if let broader { json["skos:broader"] = .string(broader) }
    if !description.isEmpty { json["dct:description"] = .string(description) }
    return .object(json)
  }

  private static func storage(_ item: Item) -> JSON {
    [
      "@type": ["dpv:StorageLocation", "dpv:StorageDuration"],
      "dct:description": .string(item.label),
      "dpv:hasLocation": .string(item.system.isEmpty ? "not declared" : item.system),
      "dpv:hasDuration": .string(
        item.keep.map { "\($0.text) after it was collected" } ?? "no end is set"),
    ]
  }

  private func entities(of record: Record) -> [JSON] {
    var seen: Set<String> = []
    return ([controller] + record.uses.flatMap(\.recipients)).filter { seen.insert($0.id).inserted }
      .map { party in
        [
          "@id": .string(party.id), "@type": .string(party.kind),
          "dct:identifier": .string(party.id), "schema:name": .string(party.name),
          "schema:address": .string(party.address), "schema:contactPoint": .string(party.contact),
        ]
      }
  }
}

extension ConsentReceipt.Party {
  fileprivate var kind: String {
    switch role {
    case nil, .controller: "dpv:DataController"
    case .processor: "dpv:DataProcessor"
    case .jointController: "dpv:JointDataControllers"
    }
  }
}

extension Choice.Act {
  /// The state of the consent, by the term of DPV.
  fileprivate var status: String {
    switch self {
    case .grant: "dpv:ConsentGiven"
    case .refuse, .signal: "dpv:ConsentRefused"
    case .withdraw: "dpv:ConsentWithdrawn"
    case .object, .restrict, .lift: "dpv:ConsentUnknown"
    }
  }
}

extension Regime {
  fileprivate var lawInWords: String {
    switch self {
    case .uk: "UK GDPR and Data Protection Act 2018"
    case .eu: "Regulation (EU) 2016/679 (GDPR)"
    case .other: "The data protection law of the controller's country"
    }
  }
}
