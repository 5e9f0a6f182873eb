import Disclosure
import Evidence
public import Formats
import Gate
import Index
import Law
import Register
import Store
import Vault

extension Workspace {
  /// What the public page says now.
  public func publicReport(at now: Timestamp) async throws -> PublicReport {
    let snapshot = try await index.current(at: now)
    let register = snapshot.inForce.register
    let sent = try await disclosures.sent()
    let asked = Dictionary(
      try await disclosures.recallRecords().map { ($0.recipient, $0) }, uniquingKeysWith: { $1 })
    let note = try currentCheckpoint()
    let checkpoint = try note.map { try Checkpoint(unverified: $0) }
    return PublicReport(
      organisation: register.organisation, registerVersion: snapshot.inForce.version,
      members: snapshot.bitmap(.known).count,
      held: register.fields.map { Self.held($0, snapshot) },
      purposes: register.purposes.map { Self.purpose($0, snapshot.inForce) },
      recipients: register.recipients.map {
        Self.recipient($0, snapshot.inForce, asked[$0.id])
      },
      shared: Self.shared(sent, register),
      declared: try await declaredLines(register),
      sold: Self.shared(sent, register, soldAlone: true),
      notice: Self.notice(register, now.date),
      forms: FormLine.all(snapshot.inForce, on: now.date).filter { $0.closed == nil },
      logSize: checkpoint?.size ?? 0,
      logRoot: checkpoint?.root.base64 ?? Merkle.emptyRoot.base64,
      checkpoint: note.map { String(decoding: $0.bytes, as: UTF8.self) } ?? "",
      verifierKey: evidence.verifier.text)
  }

  func currentCheckpoint() throws -> SignedNote? { try evidence.checkpoint() }

  private static func held(_ field: Field, _ snapshot: Snapshot) -> PublicReport.HeldLine {
    let register = snapshot.inForce.register
    var holders = Bitmap()
    for provenance in snapshot.classes(of: field.id) {
      holders = holders.union(snapshot.bitmap(.value(field.id, provenance)))
    }
    let rules = snapshot.inForce.retention(of: field.id)
    return PublicReport.HeldLine(
      label: field.label, about: field.about == .ownself ? "the member" : "the member's own child",
      purposes: register.purposes.filter { $0.fields.contains(field.id) }.map(\.label),
      visibleTo: field.visibleTo.rawValue, system: field.system,
      retention: rules.map(\.keep.text).joined(separator: ", "), special: field.special?.title,
      members: holders.count)
  }

  private static func purpose(_ purpose: Purpose, _ inForce: InForce) -> PublicReport.PurposeLine {
    PublicReport.PurposeLine(
      label: purpose.label, description: purpose.description, basis: purpose.basis.title,
      marketing: purpose.marketing,
      recipients: inForce.register.recipients.filter { recipient in
        inForce.agreements(with: recipient.id).contains { $0.purposes.contains(purpose.id) }
      }.map(\.label), isPaused: inForce.paused.contains(purpose.id))
  }

  private static func recipient(
    _ recipient: Recipient, _ inForce: InForce, _ asked: RecallRecord?
  ) -> PublicReport.RecipientLine {
    let register = inForce.register
    let agreements = inForce.agreements(with: recipient.id)
    func labels(_ ids: [PurposeID]) -> [String] {
      register.purposes.filter { ids.contains($0.id) }.map(\.label)
    }
    let fields = Set(agreements.flatMap(\.fields))
    return PublicReport.RecipientLine(
      label: recipient.label, role: recipient.role.rawValue, aliases: recipient.aliases,
      parent: recipient.parent, country: recipient.country.name, team: recipient.team,
      purposes: labels(agreements.flatMap(\.purposes)),
      fields: register.fields.filter { fields.contains($0.id) }.map(\.label),
      onward: recipient.onward.map { name($0, register) },
      consideration: agreements.map { terms($0).sentence }.joined(separator: "; "),
      controls: recipient.controls, asked: asked)
  }

  static func terms(_ agreement: Agreement) -> Terms {
    Terms(
      agreement: agreement.id, recipient: agreement.recipient,
      consideration: agreement.consideration, benefit: agreement.benefit,
      approached: agreement.approached)
  }

  /// What each recipient had for each purpose; of those alone who gave money for it, if that is asked.
  static func shared(
    _ sent: [DisclosureSummary], _ register: Register, soldAlone: Bool = false
  ) -> [PublicReport.SharedLine] {
    struct Key: Hashable {
      var recipient: RecipientID
      var purpose: PurposeID
    }
    var lines: [Key: PublicReport.SharedLine] = [:]
    var order: [Key] = []
    for summary in sent {
      for link in summary.use.links {
        let terms = summary.terms.filter { $0.recipient == link }
        guard !soldAlone || terms.contains(where: \.isSale) else { continue }
        let key = Key(recipient: link, purpose: summary.use.purpose)
        if lines[key] == nil { order.append(key) }
        var line =
          lines[key]
          ?? PublicReport.SharedLine(
            recipient: name(link, register),
            purpose: register.purposes[id: summary.use.purpose]?.label ?? summary.use.purpose.text,
            handovers: 0, people: 0, last: summary.planned.at, consideration: "")
        line.handovers += 1
        line.people += summary.permitted
        line.last = max(line.last, summary.sent?.at ?? summary.planned.at)
        line.consideration = terms.map(\.sentence).joined(separator: "; ")
        lines[key] = line
      }
    }
    return order.compactMap { lines[$0] }
  }

  private static func notice(_ register: Register, _ day: CivilDate)
    -> (version: NoticeVersion, title: String, text: String)?
  {
    // Of the notices that may be served today the one that names most is the general one.
    register.notices.filter { $0.from <= day }
      .max { ($0.covers.count, $0.version.number) < ($1.covers.count, $1.version.number) }
      .map { ($0.version, $0.title, NoticeText.render($0, in: register)) }
  }
}
