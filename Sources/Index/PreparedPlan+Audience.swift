import Foundation
import Gate

extension PreparedPlan {
  /// Fewer chunks than this, two million subjects, are not worth a task of their own.
  private static let share = 32

  /// Evaluates the plan for everybody, on all processors when they are many.
  ///
  /// - Parameter detail: what to keep; what is not kept is an empty set beside its right count.
  public func audience(detail: Audience.Detail = .everyone) async -> Audience {
    let tasks = min(ProcessInfo.processInfo.activeProcessorCount, chunkCount / Self.share)
    var audience = SetEvaluator(self, detail: detail).audience
    if tasks <= 1 {
      audience = part(0..<chunkCount, detail: detail)
    } else {
      await withTaskGroup(of: Audience.self) { group in
        for task in 0..<tasks {
          let places = chunkCount * task / tasks..<chunkCount * (task + 1) / tasks
          group.addTask { self.part(places, detail: detail) }
        }
        for await part in group { audience.add(part) }
      }
    }
    audience.denied.removeAll { $0.count == 0 }
    audience.blanks.removeAll { $0.count == 0 }
    return audience
  }

  private func part(_ places: Range<Int>, detail: Audience.Detail) -> Audience {
    var evaluator = SetEvaluator(self, detail: detail)
    for place in places { evaluator.evaluate(place) }
    return evaluator.audience
  }
}

extension Audience {
  /// Adds the answer for other chunks of the same plan.
  fileprivate mutating func add(_ other: Audience) {
    members += other.members
    permitted.adopt(other.permitted)
    permittedCount += other.permittedCount
    for number in denied.indices {
      denied[number].subjects.adopt(other.denied[number].subjects)
      denied[number].count += other.denied[number].count
    }
    for number in blanks.indices { blanks[number].count += other.blanks[number].count }
    for number in withheld.indices { withheld[number].adopt(other.withheld[number]) }
  }
}

extension Bitmap {
  /// Takes over the chunks of another set that lies in other chunks.
  fileprivate mutating func adopt(_ other: Bitmap) {
    for (place, chunk) in other.chunks.enumerated() where chunk != nil {
      if place >= chunks.count {
        chunks.append(contentsOf: repeatElement(nil, count: place + 1 - chunks.count))
      }
      chunks[place] = chunk
    }
  }
}
