/// Spreads work that needs nothing but the processor over a few tasks, keeping the order.
package enum Parallel {
  /// The results of `transform` in the order of the items; small lists stay on the caller's task.
  package static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], width: Int = 4, _ transform: @escaping @Sendable (Item) throws -> Result
  ) async throws -> [Result] {
    guard items.count >= 64, width > 1 else { return try items.map(transform) }
    let size = (items.count + width - 1) / width
    return try await withThrowingTaskGroup(of: (Int, [Result]).self) { group in
      for start in stride(from: 0, to: items.count, by: size) {
        let part = items[start..<min(start + size, items.count)]
        group.addTask { (start, try part.map(transform)) }
      }
      var parts: [(Int, [Result])] = []
      for try await part in group { parts.append(part) }
      return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
  }
}
