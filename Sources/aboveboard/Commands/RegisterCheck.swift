import ArgumentParser
import Formats
import Register

/// `register check`: every problem of a folder at once, like a compiler.
struct RegisterCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Report every problem in a register's files at once.",
    discussion: "Example:  aboveboard register check Examples/parents-forum/register")

  @Argument(help: "The folder with the register's YAML files.")
  var folder = "register"

  @OptionGroup var result: ResultOptions

  func run() async throws {
    let output = Output.current
    let reading = RegisterReader.read(folder: folder)
    if result.json {
      output.line(Self.json(reading).pretty)
    } else {
      for diagnostic in reading.diagnostics { output.line(diagnostic.description) }
      output.line(Self.summary(reading, folder: folder))
    }
    guard reading.register != nil else { throw Wanting() }
  }

  /// One line: how many problems there are, and what the register declares.
  static func summary(_ reading: RegisterReading, folder: String) -> String {
    let errors = reading.diagnostics.count { $0.severity == .error }
    let warnings = reading.diagnostics.count - errors
    let found = [
      errors > 0 ? Figures.count(errors, "error") : nil,
      warnings > 0 ? Figures.count(warnings, "warning") : nil,
    ].compactMap(\.self).joined(separator: ", ")
    guard let register = reading.register else { return "\(folder): \(found)" }
    return "\(folder): \(found.isEmpty ? "in order" : found); \(declared(register))"
  }

  static func declared(_ register: Register) -> String {
    [
      Figures.count(register.fields.count, "field"),
      Figures.count(register.purposes.count, "purpose"),
      Figures.count(register.recipients.count, "recipient"),
      Figures.count(register.agreements.count, "agreement"),
      Figures.count(register.notices.count, "notice"),
      register.sites.isEmpty ? nil : Figures.count(register.sites.count, "site"),
      register.forms.isEmpty ? nil : Figures.count(register.forms.count, "form"),
      register.systems.isEmpty ? nil : Figures.count(register.systems.count, "other system"),
    ].compactMap(\.self).joined(separator: ", ")
  }

  private static func json(_ reading: RegisterReading) -> JSON {
    [
      "valid": .bool(reading.register != nil),
      "diagnostics": .array(
        reading.diagnostics.map { diagnostic in
          [
            "file": .string(diagnostic.file), "line": .integer(Int64(diagnostic.line)),
            "column": .integer(Int64(diagnostic.column)),
            "severity": .string(diagnostic.severity.rawValue),
            "code": .string(diagnostic.code.rawValue), "message": .string(diagnostic.message),
            "hint": diagnostic.hint.map { .string($0) } ?? .null,
          ]
        }),
    ]
  }
}
