import ArgumentParser

/// A member of staff on the command line.
struct AccountArgument: ParsableArguments {
  @Argument(help: "The staff account.")
  var account: String
}
