import Law
import Register

extension PlanCompiler {
  /// Clauses of what was promised to an authority; one clause for each thing that promises are about.
  mutating func undertakingClauses() {
    var abouts: [Plan.About] = []
    var denied: [Formula.Term] = []
    var isForAll: [Bool] = []
    for promise in inForce.partners.undertakings
    where promise.isInForce(on: day) && promise.covers(use.purpose, by: use.everyone) {
      let about =
        promise.recipient.map { $0 == .ourselves ? .use : Plan.About.recipient($0) } ?? .use
      let residents = formula.any((promise.territories ?? []).map { .residence($0) })
      if let place = abouts.firstIndex(of: about) {
        denied[place] = formula.or(denied[place], residents)
        isForAll[place] = isForAll[place] || promise.territories == nil
      } else {
        abouts.append(about)
        denied.append(residents)
        isForAll.append(promise.territories == nil)
      }
    }
    for (place, about) in abouts.enumerated() {
      if isForAll[place] {
        denyAll(.undertakingForbids, about)
      } else {
        deny(.undertakingForbids, about, denied[place])
      }
    }
  }
}
