import Erasure
import Formats
import Workspace

/// The values of the page after an erasure, with the one download of its certificate.
struct ErasedPage {
  var pageTitle: String
  var lead: String?
  var destroyed: [String]
  var hasDestroyed: Bool
  var told: [String]
  var hasTold: Bool
  var remains: [String]
  var hasRemains: Bool
  var id: String
  /// Where the certificate can be downloaded once; nil when there is none.
  var action: String?
  var address: String

  /// The page of an act, and of its certificate when there is one.
  init(_ act: ErasureAct, secret: String?) {
    let words = act.statement.map { ErasureWords($0) }
    pageTitle = act.erased == nil ? "It waits" : "Everything is deleted"
    lead =
      switch act.state {
      case .held:
        "A law or a claim obliges us to keep your data for now. From this moment on it is used for "
          + "nothing, and it is deleted by itself as soon as we may."
      case .running:
        act.erased == nil
          ? nil : "It is gone here. What is left to do elsewhere is tried until it is done."
      case .done: "It cannot be brought back, by you or by us."
      }
    destroyed = words?.destroyed ?? []
    hasDestroyed = !destroyed.isEmpty
    told = words?.told ?? []
    hasTold = !told.isEmpty
    remains = words?.remains ?? []
    hasRemains = !remains.isEmpty
    id = act.id
    action = act.statement == nil ? nil : secret.map { Route.erased($0).path }
    address = secret.map { Route.erased($0).path } ?? ""
  }
}

extension ErasedPage: Page {
  static var template: String { "erased" }
}
