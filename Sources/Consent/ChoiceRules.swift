import Formats
import Members
import Register

/// What must hold of a draft before it is recorded: little for a no, more for a yes.
struct ChoiceRules {
  let inForce: InForce
  let at: Timestamp

  /// Throws when the draft names what is not declared, or is a grant without its conditions.
  func check(_ draft: ChoiceDraft) throws(ConsentError) {
    let register = inForce.register
    if case .purpose(let id) = draft.purpose, register.purposes[id: id] == nil {
      let near = NearestName.find(id.text, among: register.purposes.lazy.map(\.id.text))
      throw .undeclaredPurpose(id, near: near.flatMap { PurposeID($0) })
    }
    if case .recipient(let id) = draft.recipient, id != .ourselves,
      register.recipients[id: id] == nil
    {
      let near = NearestName.find(id.text, among: register.recipients.lazy.map(\.id.text))
      throw .undeclaredRecipient(id, near: near.flatMap { RecipientID($0) })
    }
    if let id = draft.collectionPoint, register.collectionPoints[id: id] == nil {
      let near = NearestName.find(id.text, among: register.collectionPoints.lazy.map(\.id.text))
      throw .undeclaredCollectionPoint(id, near: near.flatMap { CollectionPointID($0) })
    }
    if let notice = draft.notice, inForce.notices[notice] == nil { throw .unknownNotice(notice) }
    guard draft.act == .grant else { return }
    guard case .purpose(let purpose) = draft.purpose, draft.recipient != .others else {
      throw .grantTooWide
    }
    guard draft.notice != nil else { throw .noticeMissing(serve: notice(naming: purpose)) }
  }

  /// Whether a grant was tied to a gift.
  func isGift(_ draft: ChoiceDraft) -> Bool {
    guard draft.act == .grant, let id = draft.collectionPoint else { return false }
    return inForce.register.collectionPoints[id: id]?.gift != nil
  }

  /// The newest notice version that may be shown now and names a purpose.
  private func notice(naming purpose: PurposeID) -> NoticeVersion? {
    inForce.notices.values.filter { $0.from <= at.date && $0.names(purpose) }
      .max { ($0.from, $0.version) < ($1.from, $1.version) }?.version
  }
}
