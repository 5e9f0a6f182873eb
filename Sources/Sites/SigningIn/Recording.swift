import Formats

/// A recording of Chrome's recorder (the JSON that its "Export" gives): how a member signs in.
///
/// Values that look like `${NAME}` are taken from the environment, so that the file holds no password.
public struct Recording: Sendable, Equatable {
  enum Step: Sendable, Equatable {
    case navigate(String)
    case change([String], String)
    case click([String])
    case key(String)
    case wait([String])
  }

  let steps: [Step]
  /// What the environment gave: typed, and never kept.
  let secrets: [String]

  /// Why a recording cannot be played.
  public struct Unusable: Error, Equatable, CustomStringConvertible {
    /// What is wrong and what to do.
    public let description: String
  }

  /// Reads a recording; throws `Unusable`, which names the step, never a value.
  public init(parsing bytes: [UInt8], environment: [String: String]) throws {
    let json: JSON
    do { json = try JSON(parsing: bytes) } catch {
      throw Unusable(description: "the recording is not JSON: \(error)")
    }
    guard let list = json["steps"]?.array else {
      throw Unusable(
        description: "the recording has no \"steps\"; export it from Chrome's recorder as JSON")
    }
    steps = try list.enumerated().compactMap { number, step in
      try Self.step(step, number: number + 1, environment: environment)
    }
    secrets = list.compactMap { step in
      step["value"]?.string.flatMap { Self.variable($0) }.flatMap { environment[$0] }
    }
    guard !steps.isEmpty else { throw Unusable(description: "the recording has no step to play") }
  }

  private static func step(
    _ json: JSON, number: Int, environment: [String: String]
  ) throws -> Step? {
    func need<Value>(_ value: Value?, _ name: String) throws -> Value {
      guard let value else {
        throw Unusable(description: "step \(number) of the recording has no \"\(name)\"")
      }
      return value
    }
    // Each selector is a way on its own; a list of several parts leads through shadow roots and is left out.
    let selectors = (json["selectors"]?.array ?? []).compactMap { way in
      way.string ?? (way.array?.count == 1 ? way.array?.first?.string : nil)
    }
    switch try need(json["type"]?.string, "type") {
    case "navigate": return .navigate(try need(json["url"]?.string, "url"))
    case "change":
      let value = try need(json["value"]?.string, "value")
      return .change(
        try need(selectors.isEmpty ? nil : selectors, "selectors"),
        try filled(value, number: number, environment))
    case "click", "doubleClick":
      return .click(try need(selectors.isEmpty ? nil : selectors, "selectors"))
    case "keyDown": return .key(try need(json["key"]?.string, "key"))
    case "waitForElement": return .wait(try need(selectors.isEmpty ? nil : selectors, "selectors"))
    case "setViewport", "keyUp", "scroll", "hover", "emulateNetworkConditions": return nil
    default:
      throw Unusable(description: "step \(number) of the recording is of a kind that is not played")
    }
  }

  private static func filled(
    _ value: String, number: Int, _ environment: [String: String]
  ) throws -> String {
    guard let name = variable(value) else { return value }
    guard let found = environment[name] else {
      throw Unusable(
        description: "step \(number) of the recording needs the environment variable \(name)")
    }
    return found
  }

  private static func variable(_ value: String) -> String? {
    guard value.hasPrefix("${"), value.hasSuffix("}") else { return nil }
    return String(value.dropFirst(2).dropLast())
  }
}
