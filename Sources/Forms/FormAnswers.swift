import Formats
public import Register

/// What somebody entered in a form, as they wrote it.
public struct FormAnswers: Sendable, Equatable {
  /// What was written in each field.
  public var values: [FieldID: String]
  /// The optional fields whose tick says that we may keep them.
  public var kept: Set<FieldID>
  /// The keys of what was said yes to.
  public var choices: Set<String>
  /// The keys of what was said yes to expressly, for special categories.
  public var express: Set<String>
  /// The age in years that was declared; it decides who must agree and is not kept.
  public var age: String
  /// A guardian's e-mail address, for who is too young to decide alone.
  public var guardian: String
  /// The notice version that was shown.
  public var notice: String

  /// Makes answers; by default nothing is given and every tick is off.
  public init(
    values: [FieldID: String] = [:], kept: Set<FieldID> = [], choices: Set<String> = [],
    express: Set<String> = [], age: String = "", guardian: String = "", notice: String = ""
  ) {
    self.values = values
    self.kept = kept
    self.choices = choices
    self.express = express
    self.age = age
    self.guardian = guardian
    self.notice = notice
  }

  var json: JSON {
    func list(_ items: some Sequence<String>) -> JSON {
      .array(items.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { .string($0) })
    }
    return [
      "values": .object(
        Dictionary(values.map { ($0.text, .string($1)) }, uniquingKeysWith: { $1 })),
      "kept": list(kept.map(\.text)), "choices": list(choices), "express": list(express),
      "age": .string(age), "notice": .string(notice),
    ]
  }

  init(json: JSON) throws(FormsError) {
    guard let values = json["values"]?.object, let kept = json["kept"]?.array,
      let choices = json["choices"]?.array, let express = json["express"]?.array,
      let age = json["age"]?.string, let notice = json["notice"]?.string
    else { throw .damaged }
    self.init(
      kept: Set(kept.compactMap { $0.string.flatMap { FieldID($0) } }),
      choices: Set(choices.compactMap(\.string)), express: Set(express.compactMap(\.string)),
      age: age, notice: notice)
    for (name, value) in values {
      if let field = FieldID(name), let text = value.string { self.values[field] = text }
    }
  }
}
