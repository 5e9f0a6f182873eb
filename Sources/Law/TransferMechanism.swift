extension Transfer {
  /// What makes a transfer to a country lawful.
  public enum Mechanism: String, Codable, Sendable, Hashable, CaseIterable {
    /// The country is found adequate: GDPR Art 45; UK GDPR Art 45A.
    case adequacy
    /// The EU's standard contractual clauses, Decision (EU) 2021/914; on their own for the EU only.
    case scc
    /// The UK International Data Transfer Agreement, in force 21 March 2022.
    case idta
    /// The UK Addendum to the EU's standard clauses, in force 21 March 2022.
    case addendum
    /// Binding corporate rules, Art 47; each regime approves its own.
    case bcr
    /// The Data Privacy Framework, Decision (EU) 2023/1795, with its UK Extension; US recipients only.
    case dpf
    /// An approved code of conduct with binding commitments, Art 46(2)(e).
    case code = "code-of-conduct"
    /// An approved certification with binding commitments, Art 46(2)(f).
    case certification
    /// A derogation for a specific situation, Art 49; never for regular transfers.
    case derogation
  }
}

extension Transfer.Mechanism {
  /// The name a reader understands.
  public var title: String {
    switch self {
    case .adequacy: "Adequacy"
    case .scc: "EU standard contractual clauses"
    case .idta: "UK International Data Transfer Agreement"
    case .addendum: "UK Addendum to the EU clauses"
    case .bcr: "Binding corporate rules"
    case .dpf: "Data Privacy Framework"
    case .code: "Code of conduct"
    case .certification: "Certification"
    case .derogation: "Derogation for a specific situation"
    }
  }

  /// Tells whether the regime's law knows the mechanism; true for `.other`, which restricts nothing.
  public func validFor(_ regime: Regime) -> Bool {
    switch (self, regime) {
    case (.scc, .uk), (.idta, .eu), (.addendum, .eu): false
    default: true
    }
  }

  /// Tells whether the mechanism can carry data under a regime to a country.
  ///
  /// `adequacy` only where there is a finding, `dpf` only to the United States. That the clauses are
  /// signed or the recipient is certified is for the register to declare.
  public func covers(from regime: Regime, to country: Country) -> Bool {
    guard regime != .other else { return true }
    switch self {
    case .adequacy: return Transfer.isAdequate(from: regime, to: country)
    case .dpf: return country.code == "US"
    default: return validFor(regime)
    }
  }
}
