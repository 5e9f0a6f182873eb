/// One purpose on a subject's page, with what holds for each recipient and the one button to change it.
struct ChoiceSwitch {
  struct Recipient {
    var recipient: String
    var label: String
    var isPermitted: Bool
    var state: String
    var stateClass: String
    var reasons: [String]
    var hasReasons: Bool
    var act: String
    var button: String
    /// Where the recipient's own controls are (demand B7).
    var controls: String?

    init(
      recipient: String, label: String, isPermitted: Bool, reasons: [String], controls: String?
    ) {
      self.controls = controls
      self.recipient = recipient
      self.label = label
      self.isPermitted = isPermitted
      self.reasons = isPermitted ? [] : reasons
      hasReasons = !self.reasons.isEmpty
      state = isPermitted ? "Allowed" : "Not allowed"
      stateClass = isPermitted ? "yes" : "no"
      // Asking leads to the page with the notice first; only the yes on that page is a grant.
      act = isPermitted ? "withdraw" : "ask"
      button = isPermitted ? "Stop" : "Allow …"
    }
  }

  var purpose: String
  var purposeLabel: String
  var label: String
  var description: String
  var consequence: String?
  var recipients: [Recipient]
}
