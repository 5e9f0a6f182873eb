/// Which blocks of two texts differ, found by their longest common sequence (Myers 1986).
enum PassageDiff {
  /// The passages that were replaced, added or left out; between two blocks that stayed, old and new stand side by side.
  static func between(_ old: [String], _ new: [String]) -> [NoticeDifference.Passage] {
    // By bytes: two spellings of one letter are another text, as they are to the log.
    let change = new.map { Array($0.utf8) }.difference(from: old.map { Array($0.utf8) })
    var gone: Set<Int> = []
    var come: Set<Int> = []
    for step in change {
      switch step {
      case .remove(let offset, _, _): gone.insert(offset)
      case .insert(let offset, _, _): come.insert(offset)
      }
    }
    var passages: [NoticeDifference.Passage] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      let isGone = gone.contains(left)
      let isCome = come.contains(right)
      if isGone || isCome {
        passages.append(
          NoticeDifference.Passage(old: isGone ? old[left] : nil, new: isCome ? new[right] : nil))
        left += isGone ? 1 : 0
        right += isCome ? 1 : 0
      } else {
        left += 1
        right += 1
      }
    }
    return passages
  }
}
