import Law
public import Register

/// What data is used for, in the six words of Apple's labels; the raw value ends the manifest's value.
public enum AppleDataPurpose: String, Sendable, CaseIterable {
  /// Somebody else's advertising.
  case thirdPartyAdvertising = "ThirdPartyAdvertising"
  /// Our own advertising, also shown by others.
  case developerAdvertising = "DeveloperAdvertising"
  /// Finding out how something is used.
  case analytics = "Analytics"
  /// Showing each person something else.
  case productPersonalization = "ProductPersonalization"
  /// What the app is for.
  case appFunctionality = "AppFunctionality"
  /// Everything else, and what is not known.
  case other = "Other"

  /// The value in a privacy manifest.
  public var manifestValue: String { "NSPrivacyCollectedDataTypePurpose\(rawValue)" }

  /// The name in the App Store's label.
  public var title: String {
    switch self {
    case .thirdPartyAdvertising: "Third-Party Advertising"
    case .developerAdvertising: "Developer’s Advertising or Marketing"
    case .analytics: "Analytics"
    case .productPersonalization: "Product Personalization"
    case .appFunctionality: "App Functionality"
    case .other: "Other Purposes"
    }
  }

  /// The word for a purpose, given whether somebody other than us and our processors may get data for it.
  ///
  /// By its kind first, then whether it is marketing, then its fideslang use, then its DPV term; else Other.
  public init(_ purpose: Purpose, leavesToOthers: Bool) {
    switch purpose.kind {
    case .audience, .exclusion, .lookalike: self = .developerAdvertising
    case .matching: self = purpose.marketing ? .thirdPartyAdvertising : .other
    case .general where purpose.marketing:
      self = leavesToOthers ? .thirdPartyAdvertising : .developerAdvertising
    case .general:
      self = Self.fideslang(purpose.fideslang) ?? Self.dpv(purpose.dpv) ?? .other
    }
  }

  private static func fideslang(_ use: String?) -> AppleDataPurpose? {
    switch use?.split(separator: ".").first {
    case "analytics": .analytics
    case "personalize": .productPersonalization
    case "essential", "functional", "operations": .appFunctionality
    case "marketing": .developerAdvertising
    default: nil
    }
  }

  private static func dpv(_ term: String?) -> AppleDataPurpose? {
    guard let name = term?.split(separator: ":").last.map(String.init) else { return nil }
    return switch name {
    case "ServiceUsageAnalytics", "ServiceOptimisation", "ImproveExistingProductsAndServices":
      .analytics
    case "Personalisation", "ServicePersonalisation", "UserInterfacePersonalisation",
      "PersonalisedBenefits":
      .productPersonalization
    case "AccountManagement", "ServiceProvision", "ServiceRegistration",
      "RequestedServiceProvision", "TechnicalServiceProvision", "IdentityAuthentication",
      "IdentityVerification", "AgeVerification", "Verification", "EnforceSecurity",
      "EnforceAccessControl", "FraudPreventionAndDetection", "CustomerCare",
      "CommunicationForCustomerCare", "CustomerOrderManagement", "DeliveryOfGoods",
      "PaymentManagement", "FulfilmentOfContractualObligation":
      .appFunctionality
    case "Advertising", "Marketing", "DirectMarketing", "TargetedAdvertising",
      "PersonalisedAdvertising", "SocialMediaMarketing", "PublicRelations", "PoliticalCampaign":
      .developerAdvertising
    default: nil
    }
  }
}
