import Formats

/// A JSON object of the API, read strictly: each member once, of its type, and none that is unknown.
struct StrictObject {
  private var members: [String: JSON]
  private let pointer: String

  init(_ json: JSON, at pointer: String = "") throws(Refusal) {
    guard let members = json.object else {
      throw .unusable("An object is needed here.", pointer: pointer)
    }
    self.members = members
    self.pointer = pointer
  }

  /// A text that must be there.
  mutating func text(_ name: String) throws(Refusal) -> String {
    guard let text = try optionalText(name) else {
      throw .unusable("This member is missing.", pointer: place(name))
    }
    return text
  }

  /// A text that may be absent.
  mutating func optionalText(_ name: String) throws(Refusal) -> String? {
    guard let value = members.removeValue(forKey: name) else { return nil }
    guard let text = value.string else {
      throw .unusable("Text is needed here.", pointer: place(name))
    }
    return text
  }

  /// Yes or no; absent means no.
  mutating func flag(_ name: String) throws(Refusal) -> Bool {
    try optionalFlag(name) ?? false
  }

  /// Yes, no, or nothing said.
  mutating func optionalFlag(_ name: String) throws(Refusal) -> Bool? {
    guard let value = members.removeValue(forKey: name) else { return nil }
    guard let flag = value.bool else {
      throw .unusable("true or false is needed here.", pointer: place(name))
    }
    return flag
  }

  /// A whole number that must be there.
  mutating func whole(_ name: String) throws(Refusal) -> Int {
    guard let value = members.removeValue(forKey: name)?.int.flatMap({ Int(exactly: $0) }) else {
      throw .unusable("A whole number is needed here.", pointer: place(name))
    }
    return value
  }

  /// What a text must be, such as an identifier.
  mutating func read<Value>(
    _ name: String, _ what: String, _ make: (String) -> Value?
  ) throws(Refusal) -> Value {
    guard let value = make(try text(name)) else {
      throw .unusable("\(what) is needed here.", pointer: place(name))
    }
    return value
  }

  /// What an optional text must be.
  mutating func readOptional<Value>(
    _ name: String, _ what: String, _ make: (String) -> Value?
  ) throws(Refusal) -> Value? {
    guard let text = try optionalText(name) else { return nil }
    guard let value = make(text) else {
      throw .unusable("\(what) is needed here.", pointer: place(name))
    }
    return value
  }

  /// A list of texts; absent means none.
  mutating func list<Value>(
    _ name: String, _ what: String, _ make: (String) -> Value?
  ) throws(Refusal) -> [Value] {
    guard let json = members.removeValue(forKey: name) else { return [] }
    guard let array = json.array, array.count <= 10_000 else {
      throw .unusable("A list is needed here.", pointer: place(name))
    }
    var values: [Value] = []
    for (position, element) in array.enumerated() {
      guard let value = element.string.flatMap(make) else {
        throw .unusable("\(what) is needed here.", pointer: "\(place(name))/\(position)")
      }
      values.append(value)
    }
    return values
  }

  /// An object that must be there.
  mutating func object(_ name: String) throws(Refusal) -> StrictObject {
    guard let json = members.removeValue(forKey: name) else {
      throw .unusable("This member is missing.", pointer: place(name))
    }
    return try StrictObject(json, at: place(name))
  }

  /// Throws for the first member, by name, that nobody has read.
  func finish() throws(Refusal) {
    guard let name = members.keys.min(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) else {
      return
    }
    throw .unusable(
      "This member is not known.", pointer: Self.isTellable(name) ? place(name) : pointer)
  }

  /// A stranger's member name may hold anything; only what looks like one of ours is said back.
  private static func isTellable(_ name: String) -> Bool {
    (1...40).contains(name.utf8.count)
      && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x5F || $0 == 0x2D }
  }

  private func place(_ name: String) -> String { "\(pointer)/\(name)" }
}
