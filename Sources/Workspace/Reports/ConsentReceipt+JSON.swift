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
      "dct:identifier": .string(id), "dpv:hasIdentifier": .string(id),
      "dct:conformsTo": .string(Self.schema("receipt")),
      "dct:created": .string(entered.rfc3339), "dct:publisher": Self.node(controller.id),
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

  /// Properties whose values are terms and not text are said to be so: without that a reader of JSON-LD takes every
  /// term for a string.
  private static let context: JSON = {
    var context: [String: JSON] = [
      "dct": "http://purl.org/dc/terms/", "dpv": "https://w3id.org/dpv#",
      "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
      "legal-eu": "https://w3id.org/dpv/legal/eu#", "legal-gb": "https://w3id.org/dpv/legal/gb#",
      "loc": "https://w3id.org/dpv/loc#", "pd": "https://w3id.org/dpv/pd#",
      "schema": "https://schema.org/", "skos": "http://www.w3.org/2004/02/skos/core#",
    ]
    for property in [
      "dct:conformsTo", "dct:publisher", "dpv:hasApplicability", "dpv:hasApplicableLaw",
      "dpv:hasDataController", "dpv:hasDataProcessor", "dpv:hasJurisdiction", "dpv:hasLegalBasis",
      "dpv:hasLocation", "dpv:hasNecessity", "dpv:hasProcessing", "dpv:hasRecipient",
      "dpv:hasRight", "dpv:hasThirdParty", "dpv:isImplementedByEntity", "dpv:isIndicatedBy",
      "skos:broader",
    ] {
      context[property] = ["@type": "@id"]
    }
    return .object(context)
  }()

  /// Somebody in the receipt, who has a name in it alone.
  private static func node(_ id: String) -> JSON { .string("_:\(id)") }

  private static func schema(_ profile: String) -> String {
    "https://w3id.org/dpv/schema/dpv-27560#\(profile)"
  }

  private func json(of record: Record, number: Int) -> JSON {
    let recordID = "\(id)/\(number)"
    return [
      "@id": .string("https://\(recordID)"), "@type": "dpv:ConsentRecord",
      "dct:identifier": .string(recordID), "dpv:hasIdentifier": .string(recordID),
      "dct:conformsTo": .string(Self.schema("record")), "dct:language": "en",
      "dpv:hasDataSubject": [
        "@id": Self.node("person"), "@type": "dpv:DataSubject", "dct:identifier": .string(person),
      ],
      "dpv:hasDataController": Self.node(controller.id),
      "dpv:hasJurisdiction": Self.place(controller.country),
      "dpv:hasApplicableLaw": controller.country.regime.law,
      "dpv:hasNotice": Self.notice(record.notice),
      "dpv:hasProcess": .array(record.uses.map { process($0, of: record) }),
      "dpv:hasConsentControl": [
        "@type": "dpv:WithdrawConsent",
        "dpv:isExercisedAt": [
          "dct:description": .string(
            "At any time on the page “Your data”, under “Your choices”, or by writing to "
              + "\(controller.contact).")
        ],
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
        "@type": "dpv:PrivacyNotice", "dpv:hasApplicability": "dpv:NotApplicable",
        "dct:description": "None was shown before: a no needs none.",
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
    let kind: JSON =
      record.act == .grant
      ? [
        .string(record.act.status),
        record.explicit ? "dpv:ExplicitlyExpressedConsent" : "dpv:ExpressedConsent",
      ] : .string(record.act.status)
    var event: [String: JSON] = [
      "@type": kind, "dct:description": .string(record.sentence),
      "dpv:isIndicatedAtTime": .string(record.at.rfc3339),
      "dpv:hasDuration": ["@type": "dpv:UntilEventDuration", "dct:description": .string(lasts)],
      "dpv:isIndicatedBy": Self.node("person"),
      "dpv:hasIndicationMethod": .string(
        ([record.channel] + (record.place.map { [$0] } ?? [])).joined(separator: ", ")),
    ]
    // It is the person who decided; we wrote it down for them.
    if !record.isOwnAct { event["dpv:isImplementedByEntity"] = Self.node(controller.id) }
    return .object(event)
  }

  private func process(_ use: Use, of record: Record) -> JSON {
    let others = use.recipients
    var locations = [controller.country] + others.map(\.country)
    locations = locations.enumerated().filter { locations.firstIndex(of: $0.element) == $0.offset }
      .map(\.element)
    var process: [String: JSON] = [
      "@type": "dpv:Process", "dct:identifier": .string(use.id),
      "dpv:hasPurpose": Self.term(
        "dpv:Purpose", broader: [use.dpv].compactMap(\.self), label: use.label,
        description: use.description),
      "dpv:hasPersonalData": .array(
        use.items.map { item in
          Self.term(
            item.special.kind, broader: item.terms,
            label: item.label, description: "")
        }),
      "dpv:hasNecessity": use.basis == .consent ? "dpv:Optional" : "dpv:Required",
      "dpv:hasDataSource": [
        "@type": "dpv:DataSubjectDataSource",
        "dct:description": .string(record.place ?? record.channel),
      ],
      "dpv:hasProcessing": .array(
        ["dpv:Collect", "dpv:Store", "dpv:Use"] + (others.isEmpty ? [] : ["dpv:Share"])),
      "dpv:hasDataController": .array(
        ([controller] + others.filter { $0.role == .jointController }).map { Self.node($0.id) }),
      "dpv:hasDataProcessor": .array(
        others.filter { $0.role == .processor }.map { Self.node($0.id) }),
      "dpv:hasRecipient": .array(([controller] + others).map { Self.node($0.id) }),
      "dpv:hasThirdParty": .array(
        others.filter { $0.role == .controller }.map { Self.node($0.id) }),
      "dpv:hasStorageCondition": .array(use.items.map(Self.storage)),
      "dpv:hasLocation": .array(locations.map(Self.place)),
      "dpv:hasRule": use.territories.isEmpty
        ? [
          "@type": "dpv:Prohibition", "dct:description": "No agreement lets this data leave us.",
        ]
        : [
          "@type": "dpv:Permission",
          "dct:description": .string(
            "Only of people who live in: "
              + use.territories.map(\.name).joined(separator: ", ")),
        ],
    ]
    // A purpose that is no longer declared rests on nothing.
    if let basis = use.basis?.dpv { process["dpv:hasLegalBasis"] = .string(basis) }
    return .object(process)
  }

  private static func term(
    _ kind: JSON, broader: [String], label: String, description: String
  ) -> JSON {
    var json: [String: JSON] = ["@type": kind, "skos:prefLabel": .string(label)]
    if !broader.isEmpty { json["skos:broader"] = .array(broader.map { .string($0) }) }
    if !description.isEmpty { json["dct:description"] = .string(description) }
    return .object(json)
  }

  private static func storage(_ item: Item) -> JSON {
    [
      "@type": ["dpv:StorageLocation", "dpv:StorageDuration"],
      "dct:description": .string(
        "\(item.label), in: \(item.system.isEmpty ? "not declared" : item.system)"),
      "dpv:hasDuration": item.keep.map {
        [
          "@type": "dpv:TemporalDuration",
          "dct:description": .string("\($0.text) after it was collected"),
        ]
      } ?? ["@type": "dpv:IndeterminateDuration", "dct:description": "no end is set"],
    ]
  }

  private func entities(of record: Record) -> [JSON] {
    var seen: Set<String> = []
    return ([controller] + record.uses.flatMap(\.recipients)).filter { seen.insert($0.id).inserted }
      .map { party in
        [
          "@id": Self.node(party.id), "@type": .string(party.kind),
          "dct:identifier": .string(party.id), "dpv:hasIdentifier": .string(party.id),
          "schema:name": .string(party.name), "schema:address": .string(party.address),
          "schema:contactPoint": .string(party.contact),
        ]
      }
  }
}

extension ConsentReceipt.Item {
  /// What the law calls it, and what the register does.
  fileprivate var terms: [String] {
    let terms = [special?.dpv, dpv].compactMap(\.self)
    return terms.first == terms.last ? Array(terms.prefix(1)) : terms
  }
}

extension ConsentReceipt.Party {
  fileprivate var kind: String {
    switch role {
    // `JointDataControllers` are the group of them.
    case nil, .controller, .jointController: "dpv:DataController"
    case .processor: "dpv:DataProcessor"
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
  /// UK GDPR with the Data Protection Act 2018, or Regulation (EU) 2016/679.
  fileprivate var law: JSON {
    switch self {
    case .uk: ["legal-gb:law-GDPR", "legal-gb:law-DPA"]
    case .eu: ["legal-eu:law-GDPR"]
    case .other: ["dct:description": "The data protection law of the controller's country"]
    }
  }
}

extension SpecialCategory? {
  /// Criminal convictions (Article 10) are sensitive, and none of the special categories (Article 9).
  fileprivate var kind: JSON {
    switch self {
    case nil: "dpv:PersonalData"
    case .criminal: "dpv:SensitivePersonalData"
    default: "dpv:SpecialCategoryPersonalData"
    }
  }
}
