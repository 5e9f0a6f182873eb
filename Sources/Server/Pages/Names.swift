import Register

/// What declared things are called on pages; what is no longer declared shows its identifier.
struct Names {
  private let register: Register

  init(_ register: Register) { self.register = register }

  func purpose(_ id: PurposeID) -> String { register.purposes[id: id]?.label ?? id.text }

  func recipient(_ id: RecipientID) -> String {
    id == .ourselves ? "ourselves" : register.recipients[id: id]?.label ?? id.text
  }

  func field(_ id: FieldID) -> String { register.fields[id: id]?.label ?? id.text }
}
