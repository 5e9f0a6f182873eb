public import Law
public import Register

/// A point that a contract with a processor must settle (GDPR Article 28(3) and (9)).
public enum ContractPoint: String, Codable, Sendable, CaseIterable {
  case duration
  case purpose
  case data
  case subjects
  case controllerRights = "controller-rights"
  case instructions
  case confidentiality
  case security
  case subProcessors = "sub-processors"
  case assistRights = "assist-rights"
  case assistSecurity = "assist-security"
  case deletion
  case audits
  case infringement
  case written

  /// The point in words, with its place in the Article.
  public var title: String {
    switch self {
    case .duration: "Subject-matter and duration (28(3))"
    case .purpose: "Nature and purpose (28(3))"
    case .data: "Types of personal data (28(3))"
    case .subjects: "Categories of people (28(3))"
    case .controllerRights: "Our obligations and rights (28(3))"
    case .instructions: "Documented instructions only, transfers included (28(3)(a))"
    case .confidentiality: "Confidentiality (28(3)(b))"
    case .security: "Security (28(3)(c), 32)"
    case .subProcessors: "Sub-processors: authorised, told of, bound alike (28(3)(d))"
    case .assistRights: "Help with people's rights (28(3)(e))"
    case .assistSecurity: "Help with security, breaches and assessments (28(3)(f))"
    case .deletion: "Deletion or return at the end (28(3)(g))"
    case .audits: "Information, and our right to audit and inspect (28(3)(h))"
    case .infringement: "Says when an instruction breaks the law (28(3))"
    case .written: "In writing (28(9))"
    }
  }
}

/// What a contract settles, point by point, and what makes transfers lawful.
public struct ContractChecklist: Codable, Sendable, Equatable {
  /// What makes sending data to one country lawful.
  public struct TransferBasis: Codable, Sendable, Equatable {
    /// The country.
    public var country: Country
    /// The mechanism.
    public var mechanism: Transfer.Mechanism

    /// Makes a basis.
    public init(country: Country, mechanism: Transfer.Mechanism) {
      self.country = country
      self.mechanism = mechanism
    }
  }

  /// The agreement.
  public var agreement: AgreementID
  /// Which version of the contract was read.
  public var contract: String
  /// The points that it settles; whatever is not here is missing.
  public var met: [ContractPoint]
  /// What makes transfers lawful, by country.
  public var transfers: [TransferBasis]
  /// Within how many hours it tells us of a breach; nil when the contract is silent.
  public var breachHours: Int?

  /// Makes a checklist.
  public init(
    agreement: AgreementID, contract: String, met: [ContractPoint],
    transfers: [TransferBasis] = [], breachHours: Int? = nil
  ) {
    self.agreement = agreement
    self.contract = contract
    self.met = ContractPoint.allCases.filter(met.contains)
    self.transfers = transfers
    self.breachHours = breachHours
  }

  /// The points that the contract does not settle.
  public var missing: [ContractPoint] { ContractPoint.allCases.filter { !met.contains($0) } }
}
