import Disclosure
import Formats
import Law
import Register

/// The answers that the register gives.
extension CommonAnswers {
  var sensitive: CommonQuestion {
    let fields = register.fields.filter { $0.special != nil || $0.about == .ownChild }
    let used = register.purposes.filter { purpose in
      fields.contains { purpose.fields.contains($0.id) }
    }
    let answer =
      if fields.isEmpty {
        "No. No such data is declared, so none can be held."
      } else if used.isEmpty {
        "We hold \(fields.map(\.label).inWords), and use it for nothing."
      } else {
        "Yes: \(fields.map(\.label).inWords). We use it for "
          + "\(used.map(\.label).inWords), and for nothing else. What reveals health, beliefs "
          + "or the like needs an explicit yes first."
      }
    return CommonQuestion(
      id: .sensitive, question: "Do you use data about my health, my beliefs or my children?",
      answer: answer,
      lines: fields.map { field in
        let what = [field.special?.title.lowercased(), field.about == .ownChild ? "children" : nil]
        let purposes = register.purposes.filter { $0.fields.contains(field.id) }.map(\.label)
        return "\(field.label) (\(what.compactMap(\.self).joined(separator: ", "))): "
          + (purposes.isEmpty ? "used for nothing" : "for \(purposes.inWords)")
      }, proof: .held)
  }

  var kept: CommonQuestion {
    var order: [String] = []
    var labels: [String: [String]] = [:]
    var endless: [String] = []
    for field in register.fields {
      let rules = inForce.retention(of: field.id).map(\.keep.text)
      guard !rules.isEmpty else {
        endless.append(field.label)
        continue
      }
      let keep = rules.joined(separator: " or ")
      if labels[keep] == nil { order.append(keep) }
      labels[keep, default: []].append(field.label)
    }
    let answer =
      if order.isEmpty {
        endless.isEmpty
          ? "Nothing is declared, so nothing is kept." : "No end is declared for anything."
      } else {
        "\(order.inWords), depending on what it is; after that it may not be used."
          + (endless.isEmpty
            ? "" : " For \(FactWords.count(endless.count, "kind")) of data no end is declared.")
      }
    return CommonQuestion(
      id: .kept, question: "How long do you keep it?", answer: answer,
      lines: order.map { "\($0): \((labels[$0] ?? []).inWords)" }
        + (endless.isEmpty ? [] : ["no end declared: \(endless.inWords)"]),
      proof: .held)
  }

  var decides: CommonQuestion {
    let officer = register.organisation.officer
    let teams = FactWords.unique(register.recipients.map(\.team))
    let whom =
      teams.isEmpty
      ? "There is nobody whom data could go to."
      : "Who may get data is decided by \(teams.inWords)."
    return CommonQuestion(
      id: .decides, question: "Who decides about my data?",
      answer: "You do, for every use that needs your yes. For us \(officer.name) "
        + "(\(officer.email)) answers for it. \(whom)",
      lines: teams.map { team in
        let theirs = register.recipients.filter { $0.team == team }.map(\.label)
        return "\(team): \(theirs.inWords)"
      }, proof: .who)
  }

  var silent: CommonQuestion {
    let live = register.purposes.filter { purpose in
      purpose.retired.map { today < $0 } != false && !inForce.paused.contains(purpose.id)
    }
    let asked = live.filter { $0.basis == .consent }
    let objectable = live.filter { $0.basis != .consent && $0.basis.allowsObjection }
    let rest = live.filter { $0.basis != .consent && !$0.basis.allowsObjection }
    func line(_ words: String, _ purposes: [Purpose]) -> [String] {
      purposes.isEmpty ? [] : ["\(words): \(purposes.map(\.label).inWords)"]
    }
    let answer =
      live.isEmpty
      ? "Nothing: no use of data is declared."
      : "Without your yes, \(asked.count) of \(FactWords.count(live.count, "use")) "
        + "\(asked.count == 1 ? "does" : "do") not happen. \(objectable.count) "
        + "\(objectable.count == 1 ? "goes" : "go") on until you object, and \(rest.count) "
        + "\(rest.count == 1 ? "goes" : "go") with what you asked us for or what the law demands."
    return CommonQuestion(
      id: .silent, question: "What happens if I say nothing?", answer: answer,
      lines: line("does not happen without your yes", asked)
        + line("goes on until you object", objectable)
        + line("goes with what you asked us for, or the law demands it", rest), proof: .why)
  }

  /// Where recipients are established whom an agreement lets have data today; the data follows them.
  var abroad: CommonQuestion {
    let home = register.organisation.country
    let ids = Set(agreements.map(\.recipient)).union(agreements.flatMap(\.onward))
    let there = register.recipients.filter { ids.contains($0.id) && $0.country != home }
    let countries = FactWords.unique(there.map(\.country.name))
    let answer =
      there.isEmpty
      ? "No. Nobody whom an agreement lets have data today is established outside \(home.name)."
      : "It may, to \(countries.inWords). Nothing goes to anybody without an agreement."
    return CommonQuestion(
      id: .abroad, question: "Does it leave the country?", answer: answer,
      lines: there.map { recipient in
        let had = figures.recipients.first { $0.id == recipient.id }
        return "\(recipient.label), \(recipient.country.name): "
          + (had.map { FactWords.handed($0.handed) } ?? "nothing handed over \(since)")
      }, proof: .who)
  }

  var gain: CommonQuestion {
    let kinds: [(Agreement.Consideration.Kind, String)] = [
      (.amount, "money"), (.service, "a service"), (.none, "nothing"),
    ]
    let parts = kinds.compactMap { kind, words -> String? in
      let count = agreements.filter { $0.consideration.kind == kind }.count
      return count == 0 ? nil : "\(words) under \(FactWords.count(count, "agreement"))"
    }
    return CommonQuestion(
      id: .gain, question: "What do you get for it, and who asked whom?",
      answer: parts.isEmpty
        ? "Nothing: no agreement with anybody is in force."
        : "Today we get \(parts.inWords).",
      lines: agreements.map { agreement in
        let label = register.recipients[id: agreement.recipient]?.label ?? agreement.recipient.text
        let had = figures.recipients.first { $0.id == agreement.recipient }
        return "\(label): \(Workspace.terms(agreement).sentence); "
          + (agreement.approached == .us ? "we asked them" : "they asked us") + "; "
          + (had.map { FactWords.handed($0.handed) } ?? "nothing handed over \(since)")
      }, proof: .sharing)
  }
}
