/// A value of a YAML file with its place; scalars stay text, so that `NO` is Norway and a date is a date.
struct YAMLNode {
  indirect enum Content {
    case scalar(String, plain: Bool)
    case list([YAMLNode])
    case mapping([YAMLPair])
  }

  let content: Content
  let place: Place

  /// Whether nothing was written, as in `label:`.
  var isEmpty: Bool {
    guard case .scalar(let text, plain: true) = content else { return false }
    return text.isEmpty || text == "~" || text == "null"
  }

  /// What it is, for messages.
  var kind: String {
    switch content {
    case .scalar: isEmpty ? "nothing" : "text"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }
}

/// A key of a mapping with its value.
struct YAMLPair {
  let key: String
  let place: Place
  let value: YAMLNode
}
