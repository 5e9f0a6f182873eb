/// Finds a made-up person in what a browser sends, however it is disguised.
///
/// Preparing takes some tenths of a second; searching, well below one for a request of 5 MB.
public struct Leaks: Sendable {
  /// A find in one place: the value, what was done to it, and what had to be undone to see it.
  struct Find: Hashable {
    let value: Int
    let steps: [String]
  }

  let values: [PersonValue]
  private let needles: Needles
  /// The lists of steps that labels name.
  private let steps: [[String]]
  /// Halves of details as they stand alone in a parameter.
  let halves: [[UInt8]: PersonValue.Detail]

  /// Layers that are undone at most.
  public static let maxLayers = 4
  /// Bytes that are looked at for one place of a request, all layers together: 64 MB.
  public static let maxBytes = 64_000_000

  /// Prepares the search for a person.
  public init(_ person: Person) {
    values = PersonValue.all(of: person)
    var needles = Needles()
    var steps: [[String]] = [[]]
    var halves: [[UInt8]: PersonValue.Detail] = [:]
    var known: [[String]: Int] = [[]: 0]
    for (i, value) in values.enumerated() {
      let disguises = Disguise.all(of: value.bytes)
      switch value.detail {
      case .localPart, .domain, .firstName, .lastName:
        for disguise in disguises where halves[disguise.bytes] == nil {
          halves[disguise.bytes] = value.detail
        }
      case .email, .name, .id, .phone: break
      }
      // A site's name is no one's secret, and a common word is found everywhere.
      if value.detail == .domain { continue }
      let isLong: Bool
      switch value.detail {
      case .firstName, .lastName: isLong = false
      default: isLong = value.bytes.count >= Person.shortest
      }
      func add(_ disguise: Disguise, isHash: Bool) {
        guard disguise.isNeedle, isLong || isHash else { return }
        let code = known[disguise.steps] ?? steps.count
        if code == steps.count {
          steps.append(disguise.steps)
          known[disguise.steps] = code
        }
        needles.add(disguise.bytes, Needles.Label(value: i, steps: code))
      }
      for disguise in disguises + Disguise.alignments(of: value.bytes) {
        add(disguise, isHash: disguise.isHash)
      }
      for disguise in disguises {
        for last in Disguise.last(of: disguise.bytes, steps: disguise.steps) {
          add(last, isHash: disguise.isHash || last.isHash)
        }
      }
    }
    self.needles = needles
    self.steps = steps
    self.halves = halves
  }

  /// Everything that is found in some bytes, with each way of hiding told once.
  func search(_ bytes: [UInt8]) -> [Find] {
    var finds: [Find] = []
    var told: Set<Find> = []
    var budget = Self.maxBytes
    var seen: Set<Int> = []
    var words: Set<UInt64> = []
    var queue = [Haystack(bytes: bytes, layers: [])]
    var next = 0
    while next < queue.count {
      let haystack = queue[next]
      queue[next] = Haystack(bytes: [], layers: [])
      next += 1
      guard haystack.bytes.count >= Person.shortest, haystack.bytes.count <= budget,
        seen.insert(haystack.fingerprint).inserted
      else { continue }
      budget -= haystack.bytes.count
      let labels = needles.scan(haystack.bytes).sorted {
        ($0.value, $0.steps) < ($1.value, $1.steps)
      }
      for label in labels {
        let path = haystack.layers + steps[label.steps]
        let key = Find(value: label.value, steps: path.filter { !Self.isSpelling($0) })
        if told.insert(key).inserted { finds.append(Find(value: label.value, steps: path)) }
      }
      if haystack.isText, haystack.layers.count < Self.maxLayers {
        queue += haystack.peeled(limit: min(budget, 8_000_000), seen: &words)
      }
    }
    return finds
  }

  /// Another spelling of the same bytes, which does not make another find.
  private static func isSpelling(_ step: String) -> Bool {
    switch step {
    case "percent-encoding", "hexadecimal", "HTML entities", "JSON escapes": true
    default: false
    }
  }
}
