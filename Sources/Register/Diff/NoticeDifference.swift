/// What one version of a notice tells people that another does not, in plain words (demand B1).
///
/// `NoticeDiff` says what a privacy lead must do about two registers; this says what a reader of two versions newly
/// learns. Each version is taken with the register that was in force when it was published, since its lists come
/// from there.
public struct NoticeDifference: Sendable, Equatable {
  /// One purpose, recipient or piece of data that one of the versions names and the other does not.
  public enum Named: Sendable, Hashable {
    /// A purpose.
    case purpose(Change.Name)
    /// A recipient, for a purpose that both name.
    case recipient(Change.Name, purpose: Change.Name)
    /// A piece of data that a purpose may use; both name the purpose.
    case field(Change.Name, purpose: Change.Name)
  }

  /// A paragraph, heading or item that reads otherwise; nil where one of the versions has none there.
  public struct Passage: Sendable, Equatable {
    /// What stood there before, without Markdown.
    public let old: String?
    /// What stands there now, without Markdown.
    public let new: String?
  }

  /// What is newly named.
  public let added: [Named]
  /// What is no longer named.
  public let removed: [Named]
  /// The passages that read otherwise, in the order of the text.
  public let passages: [Passage]
  /// The title before, when it was another.
  public let oldTitle: String?

  /// Whether a reader finds no difference.
  public var isEmpty: Bool {
    added.isEmpty && removed.isEmpty && passages.isEmpty && oldTitle == nil
  }

  /// Compares a version, under the register it was published with, to a later one under its own.
  public init(
    from old: Notice, in oldRegister: Register, to new: Notice, in newRegister: Register
  ) {
    let names = DiffNames(old: oldRegister, new: newRegister)
    let before = NoticeNaming(old, in: oldRegister)
    let after = NoticeNaming(new, in: newRegister)
    added = after.beyond(before, names)
    removed = before.beyond(after, names)
    passages = PassageDiff.between(
      MarkdownBlocks.read(NoticeText.render(old, in: oldRegister)),
      MarkdownBlocks.read(NoticeText.render(new, in: newRegister)))
    oldTitle = old.title.utf8.elementsEqual(new.title.utf8) ? nil : old.title
  }

  /// The sentences about what is newly and no longer named; without the changed passages.
  public var sentences: [String] {
    added.map { "It now names \($0.text)." } + removed.map { "It no longer names \($0.text)." }
  }
}

extension NoticeDifference.Named {
  /// The thing named as part of a sentence, by its label alone: a reader knows no identifiers.
  var text: String {
    switch self {
    case .purpose(let purpose): "the purpose “\(purpose.label)”"
    case .recipient(let recipient, let purpose): "\(recipient.label) for “\(purpose.label)”"
    case .field(let field, let purpose): "the use of \(field.label) for “\(purpose.label)”"
    }
  }
}

/// What a version names: each purpose with its recipients and its fields, in the order of the notice.
private struct NoticeNaming {
  var purposes: [PurposeID] = []
  var recipients: [PurposeID: [RecipientID]] = [:]
  var fields: [PurposeID: [FieldID]] = [:]

  init(_ notice: Notice, in register: Register) {
    for cover in notice.covers {
      if recipients[cover.purpose] == nil { purposes.append(cover.purpose) }
      recipients[cover.purpose, default: []] += cover.recipients
      fields[cover.purpose] = register.purposes[id: cover.purpose]?.fields ?? []
    }
  }

  /// What is named here and not in the other; of a purpose that the other lacks, its recipients are said too.
  func beyond(_ other: NoticeNaming, _ names: DiffNames) -> [NoticeDifference.Named] {
    purposes.flatMap { id -> [NoticeDifference.Named] in
      let purpose = names.name(id)
      var seen = Set(other.recipients[id] ?? [])
      let new = (recipients[id] ?? []).filter { seen.insert($0).inserted }
      let named = new.map { NoticeDifference.Named.recipient(names.name($0), purpose: purpose) }
      guard other.recipients[id] != nil else { return [.purpose(purpose)] + named }
      let known = Set(other.fields[id] ?? [])
      return named
        + (fields[id] ?? []).filter { !known.contains($0) }
        .map { .field(names.name($0), purpose: purpose) }
    }
  }
}
