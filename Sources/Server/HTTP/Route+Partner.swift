import HTTPTypes

extension Route {
  /// A page of the partners' door.
  enum PartnerPlace: Hashable, Sendable {
    case all, onward, signOut
    case link(String)
    case disclosure(String)
    case file(String, String)
    case recall(String)
    case recallList(String)
  }

  /// What a partner's program calls.
  enum PartnerCall: Hashable, Sendable {
    case disclosures, onward, may, recalls
    case disclosure(String)
    case file(String, String)
    case recall(String)
    case recallList(String)
  }
}

extension Route.PartnerPlace {
  /// The place of the parts of a path after `/partner`.
  init?(_ parts: ArraySlice<String>) {
    let parts = Array(parts)
    switch (parts.first, parts.count) {
    case (nil, 0): self = .all
    case ("onward", 1): self = .onward
    case ("out", 1): self = .signOut
    case ("in", 2): self = .link(parts[1])
    case ("disclosures", 2): self = .disclosure(parts[1])
    case ("disclosures", 4) where parts[2] == "files": self = .file(parts[1], parts[3])
    case ("recalls", 2): self = .recall(parts[1])
    case ("recalls", 3) where parts[2] == "list": self = .recallList(parts[1])
    default: return nil
    }
  }

  func text(_ show: (String) -> String) -> String {
    switch self {
    case .all: "/partner"
    case .onward: "/partner/onward"
    case .signOut: "/partner/out"
    case .link(let token): "/partner/in/\(show(token))"
    case .disclosure(let id): "/partner/disclosures/\(show(id))"
    case .file(let id, let name): "/partner/disclosures/\(show(id))/files/\(show(name))"
    case .recall(let id): "/partner/recalls/\(show(id))"
    case .recallList(let id): "/partner/recalls/\(show(id))/list"
    }
  }

  var methods: [HTTPRequest.Method] {
    switch self {
    case .all, .disclosure: [.get, .head]
    // Asking for the head alone would be written down as a fetch.
    case .file, .recallList: [.get]
    case .onward, .link, .recall: [.get, .head, .post]
    case .signOut: [.post]
    }
  }

  /// Only the link opens to whoever has it.
  var need: Need { if case .link = self { .anyone } else { .partner } }
}

extension Route.PartnerCall {
  /// The call of the parts of a path after `/v1/partner`.
  init?(_ parts: ArraySlice<String>) {
    let parts = Array(parts)
    switch (parts.first, parts.count) {
    case ("disclosures", 1): self = .disclosures
    case ("onward", 1): self = .onward
    case ("may", 1): self = .may
    case ("recalls", 1): self = .recalls
    case ("recalls", 2): self = .recall(parts[1])
    case ("recalls", 3) where parts[2] == "list": self = .recallList(parts[1])
    case ("disclosures", 2): self = .disclosure(parts[1])
    case ("disclosures", 4) where parts[2] == "files": self = .file(parts[1], parts[3])
    default: return nil
    }
  }

  func text(_ show: (String) -> String) -> String {
    switch self {
    case .disclosures: "/v1/partner/disclosures"
    case .onward: "/v1/partner/onward"
    case .may: "/v1/partner/may"
    case .recalls: "/v1/partner/recalls"
    case .recall(let id): "/v1/partner/recalls/\(show(id))"
    case .recallList(let id): "/v1/partner/recalls/\(show(id))/list"
    case .disclosure(let id): "/v1/partner/disclosures/\(show(id))"
    case .file(let id, let name): "/v1/partner/disclosures/\(show(id))/files/\(show(name))"
    }
  }

  var methods: [HTTPRequest.Method] {
    switch self {
    case .disclosures, .disclosure, .file, .recalls, .recallList: [.get]
    case .onward, .recall: [.get, .post]
    case .may: [.post]
    }
  }
}
