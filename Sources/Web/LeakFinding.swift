extension Leaks {
  /// The details of the person in a request, in the order of its parts; at most 200.
  public func find(in request: Outgoing) -> [Leak] {
    let parts = RequestParts(request)
    var leaks: [Leak] = []
    var halves: Set<PersonValue.Detail> = []
    for (place, name, bytes) in parts.places {
      let finds = search(bytes)
      halves.formUnion(finds.map { values[$0.value].detail })
      let shown = finds.isEmpty || name.isEmpty || search(name).isEmpty
      leaks += finds.compactMap { leak($0, in: shown ? place : Self.withheld(place)) }
    }
    if !leaks.contains(where: { Self.isOfAddress($0.place) }) {
      leaks += search(Array(request.url.utf8)).compactMap { leak($0, in: .url) }
    }
    leaks += together(parts, halves: halves, found: leaks)
    var seen: Set<Leak> = []
    return Array(leaks.filter { seen.insert($0).inserted }.prefix(200))
  }

  /// The details of the person in a text, such as a WebSocket's message or a value in storage.
  public func find(inText text: String, place: Leak.Place = .frame) -> [Leak] {
    find(inBytes: Array(text.utf8), place: place)
  }

  /// The details of the person in bytes, such as a WebSocket's binary message.
  public func find(inBytes bytes: [UInt8], place: Leak.Place = .frame) -> [Leak] {
    search(Array(bytes.prefix(RequestParts.maxBody))).compactMap { leak($0, in: place) }
  }

  private func leak(_ find: Find, in place: Leak.Place, extra: String? = nil) -> Leak? {
    let value = values[find.value]
    guard let what = Self.what(value.detail) else { return nil }
    let steps = (extra.map { [$0] } ?? []) + find.steps
    return Leak(
      what: what, place: place,
      form: (steps.isEmpty ? ["plain text"] : steps) + ["of the \(value.words)"])
  }

  private static func what(_ detail: PersonValue.Detail) -> Leak.What? {
    switch detail {
    case .email: .email
    case .name: .name
    case .id: .id
    case .phone: .phone
    case .localPart: .partOfEmail
    case .domain, .firstName, .lastName: nil
    }
  }

  private static func isOfAddress(_ place: Leak.Place) -> Bool {
    switch place {
    case .url, .path, .query: true
    default: false
    }
  }

  private static func withheld(_ place: Leak.Place) -> Leak.Place {
    switch place {
    case .query: .query(RequestParts.withheld)
    case .header: .header(RequestParts.withheld)
    case .cookie: .cookie(RequestParts.withheld)
    default: place
    }
  }

  /// What only several parameters together tell: two halves of a detail, or its pieces in a row.
  private func together(
    _ parts: RequestParts, halves hashed: Set<PersonValue.Detail>, found: [Leak]
  ) -> [Leak] {
    let known = Set(
      found.filter { Self.isOfAddress($0.place) || $0.place == .body }.map(\.what))
    var alone = hashed
    for value in parts.queryValues + parts.bodyValues { alone.formUnion(half(value)) }
    var leaks: [Leak] = []
    if !known.contains(.name), alone.isSuperset(of: [.firstName, .lastName]) {
      leaks.append(
        Leak(
          what: .name, place: .parameters,
          form: ["apart in two parameters", "of the first and last name"]))
    }
    if !known.contains(.email), alone.isSuperset(of: [.localPart, .domain]) {
      leaks.append(
        Leak(
          what: .email, place: .parameters,
          form: ["apart in two parameters", "of the e-mail's parts before and after the @"]))
    }
    let missing = Set(Leak.What.allCases).subtracting(known).subtracting(leaks.map(\.what))
    for values in [parts.queryValues, parts.bodyValues] where values.count > 1 {
      let row = Array(values.joined().prefix(256 << 10))
      leaks += search(row)
        .compactMap { leak($0, in: .parameters, extra: "cut into pieces over several parameters") }
        .filter {
          missing.contains($0.what) && !($0.what == .partOfEmail && known.contains(.email))
        }
    }
    return leaks
  }

  /// The half of a detail that a parameter is, plain or disguised.
  private func half(_ value: [UInt8]) -> Set<PersonValue.Detail> {
    let trimmed = Array(value.trimmed)
    var found: Set<PersonValue.Detail> = []
    for spelling in [trimmed, trimmed.lowerCased, PercentCoding.decode(trimmed)] {
      if let detail = halves[spelling] { found.insert(detail) }
    }
    return found
  }
}
