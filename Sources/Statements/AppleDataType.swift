/// A kind of data in Apple's privacy labels and manifests; the raw value ends the manifest's value.
///
/// As Apple's documents for `NSPrivacyCollectedDataType` spell them ("PhotosorVideos" included). "Body" is a category
/// of the label, not a type.
public enum AppleDataType: String, Sendable, CaseIterable {
  case name = "Name"
  case emailAddress = "EmailAddress"
  case phoneNumber = "PhoneNumber"
  case physicalAddress = "PhysicalAddress"
  case otherUserContactInfo = "OtherUserContactInfo"
  case health = "Health"
  case fitness = "Fitness"
  case paymentInfo = "PaymentInfo"
  case creditInfo = "CreditInfo"
  case otherFinancialInfo = "OtherFinancialInfo"
  case preciseLocation = "PreciseLocation"
  case coarseLocation = "CoarseLocation"
  case sensitiveInfo = "SensitiveInfo"
  case contacts = "Contacts"
  case emailsOrTextMessages = "EmailsOrTextMessages"
  case photosOrVideos = "PhotosorVideos"
  case audioData = "AudioData"
  case gameplayContent = "GameplayContent"
  case customerSupport = "CustomerSupport"
  case otherUserContent = "OtherUserContent"
  case browsingHistory = "BrowsingHistory"
  case searchHistory = "SearchHistory"
  case userID = "UserID"
  case deviceID = "DeviceID"
  case purchaseHistory = "PurchaseHistory"
  case productInteraction = "ProductInteraction"
  case advertisingData = "AdvertisingData"
  case otherUsageData = "OtherUsageData"
  case crashData = "CrashData"
  case performanceData = "PerformanceData"
  case otherDiagnosticData = "OtherDiagnosticData"
  case environmentScanning = "EnvironmentScanning"
  case hands = "Hands"
  case head = "Head"
  case otherDataTypes = "OtherDataTypes"

  /// The value in a privacy manifest.
  public var manifestValue: String { "NSPrivacyCollectedDataType\(rawValue)" }

  /// The category of the App Store's label under which it stands.
  public var category: String {
    switch self {
    case .name, .emailAddress, .phoneNumber, .physicalAddress, .otherUserContactInfo:
      "Contact Info"
    case .health, .fitness: "Health & Fitness"
    case .paymentInfo, .creditInfo, .otherFinancialInfo: "Financial Info"
    case .preciseLocation, .coarseLocation: "Location"
    case .sensitiveInfo: "Sensitive Info"
    case .contacts: "Contacts"
    case .emailsOrTextMessages, .photosOrVideos, .audioData, .gameplayContent, .customerSupport,
      .otherUserContent:
      "User Content"
    case .browsingHistory: "Browsing History"
    case .searchHistory: "Search History"
    case .userID, .deviceID: "Identifiers"
    case .purchaseHistory: "Purchases"
    case .productInteraction, .advertisingData, .otherUsageData: "Usage Data"
    case .crashData, .performanceData, .otherDiagnosticData: "Diagnostics"
    case .environmentScanning: "Surroundings"
    case .hands, .head: "Body"
    case .otherDataTypes: "Other Data"
    }
  }

  /// The name in the App Store's label.
  public var title: String {
    switch self {
    case .photosOrVideos: "Photos or Videos"
    case .userID: "User ID"
    case .deviceID: "Device ID"
    case .emailsOrTextMessages: "Emails or Text Messages"
    default: Self.spaced(rawValue)
    }
  }

  /// `OtherUsageData` as "Other Usage Data".
  private static func spaced(_ name: String) -> String {
    var out = ""
    for character in name {
      if character.isUppercase, !out.isEmpty { out += " " }
      out.append(character)
    }
    return out
  }
}
