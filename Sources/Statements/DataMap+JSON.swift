public import Formats

extension DataMap {
  /// The map as JSON: `boxes` by their stage, and the `ways` between them.
  public var json: JSON {
    [
      "boxes": .array(
        nodes.map { node in
          [
            "id": .string(node.id), "stage": .string(node.stage.noun),
            "label": .string(node.label), "details": .list(node.details),
            "sensitive": .bool(node.isSensitive),
          ]
        }),
      "ways": .array(
        edges.map { edge in
          [
            "from": .string(edge.from), "to": .string(edge.to), "agreed": .bool(edge.isAgreed),
          ]
        }),
    ]
  }
}
