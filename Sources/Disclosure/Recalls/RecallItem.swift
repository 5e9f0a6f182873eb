import Gate
import Register

/// One reference to ask back from one recipient, before it stands in a recall.
struct RecallItem {
  /// Which reference of whom: nothing is asked back twice.
  struct Key: Hashable {
    var ordinal: UInt32
    var disclosure: String
    var recipient: String
  }

  var recipient: RecipientID
  var disclosure: String
  /// Nil for somebody who was erased.
  var ordinal: UInt32?
  var ref: String
  var action: RecallAction
  var field = ""
  var reason: String
  /// A random code at the end of a line whose reference could be guessed: the list's hash stands in the log.
  var salt = ""
}

extension RecallAction {
  /// Why a field is to be deleted or corrected.
  var reason: String {
    switch self {
    case .delete: ReasonCode.subjectErased.rawValue
    case .deleteField: "value.removed"
    case .correct: "value.corrected"
    }
  }
}
