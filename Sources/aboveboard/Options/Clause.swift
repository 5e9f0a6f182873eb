import ArgumentParser
import Register

/// A part of an audience's condition on the command line: `has_under5=yes` or `country=GB,IE`.
struct Clause: ExpressibleByArgument, Equatable {
  var field: FieldID
  var bands: [String]

  init?(argument: String) {
    guard let sign = argument.firstIndex(of: "="), let field = FieldID(String(argument[..<sign]))
    else { return nil }
    let bands = argument[argument.index(after: sign)...]
      .split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard !bands.contains("") else { return nil }
    self.field = field
    self.bands = bands
  }
}
