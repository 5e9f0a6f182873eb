/// A name in the files that must be declared somewhere; judged when all files are read.
struct Reference {
  /// What is named.
  enum Referent: String {
    case field
    case purpose
    case recipient
    case notice
    case collectionPoint = "collection point"
    case system

    var code: DiagnosticCode {
      switch self {
      case .field: .undeclaredField
      case .purpose: .undeclaredPurpose
      case .recipient: .undeclaredRecipient
      case .notice: .undeclaredNotice
      case .collectionPoint: .undeclaredCollectionPoint
      case .system: .undeclaredSystem
      }
    }
  }

  let referent: Referent
  let name: String
  let place: Place
  /// Who names it, such as "purpose `offers.baby`".
  let what: String
}
