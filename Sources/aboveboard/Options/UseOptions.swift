import ArgumentParser
import Gate
import Register

/// A use in the words of the command line.
struct UseOptions: ParsableArguments {
  @Argument(help: "The purpose, as the register names it.")
  var purpose: PurposeID

  @Option(help: ArgumentHelp("Who finally uses the data; `self` is us.", valueName: "recipient"))
  var to: RecipientID

  @Option(
    help: ArgumentHelp("Through whom it passes on the way, in order.", valueName: "recipient"))
  var through: [RecipientID] = []

  @Option(
    help: ArgumentHelp(
      "A field the use cannot do without (default: all of the purpose's).", valueName: "field"))
  var field: [FieldID] = []

  @Option(help: ArgumentHelp("A field that may be left blank.", valueName: "field"))
  var optional: [FieldID] = []

  /// The use, about everyone.
  var use: Use {
    Use(purpose: purpose, recipient: to, through: through, required: field, optional: optional)
  }
}
