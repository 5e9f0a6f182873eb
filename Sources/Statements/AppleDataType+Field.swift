import Law
public import Register

extension AppleDataType {
  /// The types as which a field must be declared: never none, in the order of the label.
  ///
  /// A special category is declared besides what the terms say. Health counts as two: Apple puts pregnancy and birth
  /// under Sensitive Info, and the register does not tell one kind of health from the other. What is not known is
  /// Other Data.
  public static func types(of field: Field) -> [AppleDataType] {
    var types: Set<AppleDataType> = []
    if let plain = plain(field) { types.insert(plain) }
    switch field.special {
    case nil: break
    case .health: types.formUnion([.health, .sensitiveInfo])
    default: types.insert(.sensitiveInfo)
    }
    if types.isEmpty { types.insert(.otherDataTypes) }
    return allCases.filter(types.contains)
  }

  /// By fideslang's category, the longest known prefix first; else by the DPV term; else by the kind.
  private static func plain(_ field: Field) -> AppleDataType? {
    var parts = (field.fideslang ?? "").split(separator: ".").map(String.init)
    while !parts.isEmpty {
      if let type = fideslang[parts.joined(separator: ".")] { return type }
      parts.removeLast()
    }
    if let term = field.dpv?.split(separator: ":").last, let type = dpv[String(term)] {
      return type
    }
    switch field.kind {
    case .email: return .emailAddress
    case .address: return .physicalAddress
    case .country: return .coarseLocation
    default: return nil
    }
  }

  private static let fideslang: [String: AppleDataType] = [
    "user.name": .name, "user.contact.email": .emailAddress,
    "user.contact.phone_number": .phoneNumber, "user.contact.address": .physicalAddress,
    "user.contact.address.country": .coarseLocation, "user.contact.address.city": .coarseLocation,
    "user.contact.address.state": .coarseLocation,
    "user.contact.address.postal_code": .coarseLocation, "user.contact": .otherUserContactInfo,
    "user.health_and_medical": .health, "user.biometric": .sensitiveInfo,
    "user.authorization.biometric": .sensitiveInfo,
    "user.payment": .paymentInfo, "user.financial.credit_card": .paymentInfo,
    "user.financial.bank_account": .paymentInfo, "user.financial": .otherFinancialInfo,
    "user.location.precise": .preciseLocation, "user.location.imprecise": .coarseLocation,
    "user.location": .preciseLocation,
    "user.demographic.race_ethnicity": .sensitiveInfo,
    "user.demographic.political_opinion": .sensitiveInfo,
    "user.demographic.religious_belief": .sensitiveInfo,
    "user.demographic.sexual_orientation": .sensitiveInfo,
    "user.social": .contacts, "user.content.self_image": .photosOrVideos,
    "user.content": .otherUserContent, "user.behavior.browsing_history": .browsingHistory,
    "user.behavior.search_history": .searchHistory,
    "user.behavior.purchase_history": .purchaseHistory, "user.behavior": .productInteraction,
    "user.unique_id": .userID, "user.account.username": .userID, "user.account": .userID,
    "user.device.device_id": .deviceID, "user.device": .deviceID,
    "user.telemetry": .otherUsageData, "user.sensor": .environmentScanning,
    "user.user_sensor": .environmentScanning,
  ]

  private static let dpv: [String: AppleDataType] = [
    "Name": .name, "EmailAddress": .emailAddress,
    "EmailAddressPersonal": .emailAddress, "EmailAddressWork": .emailAddress,
    "TelephoneNumber": .phoneNumber, "PhysicalAddress": .physicalAddress,
    "Contact": .otherUserContactInfo, "Health": .health,
    "HealthHistory": .health, "HealthRecord": .health, "MedicalHealth": .health,
    "MentalHealth": .health, "PhysicalHealth": .health, "Prescription": .health,
    "PaymentCard": .paymentInfo, "CreditCardNumber": .paymentInfo, "BankAccount": .paymentInfo,
    "FinancialAccount": .paymentInfo, "Financial": .otherFinancialInfo,
    "Income": .otherFinancialInfo, "Salary": .otherFinancialInfo,
    "GPSCoordinate": .preciseLocation, "Location": .preciseLocation, "Country": .coarseLocation,
    "City": .coarseLocation, "Region": .coarseLocation, "PostalCode": .coarseLocation,
    "EthnicOrigin": .sensitiveInfo, "Ethnicity": .sensitiveInfo, "Race": .sensitiveInfo,
    "PoliticalOpinion": .sensitiveInfo, "PoliticalAffiliation": .sensitiveInfo,
    "ReligiousBelief": .sensitiveInfo, "Religion": .sensitiveInfo, "Disability": .sensitiveInfo,
    "TradeUnionMembership": .sensitiveInfo, "Genetic": .sensitiveInfo,
    "Biometric": .sensitiveInfo, "SexualPreference": .sensitiveInfo,
    "SexualHistory": .sensitiveInfo, "SocialNetwork": .contacts,
    "EmailContent": .emailsOrTextMessages, "Communication": .emailsOrTextMessages,
    "Picture": .photosOrVideos, "BrowserHistory": .browsingHistory,
    "BrowsingBehaviour": .browsingHistory, "Purchase": .purchaseHistory,
    "PurchasesAndSpendingHabit": .purchaseHistory, "AccountIdentifier": .paymentInfo,
    "UID": .userID,
    "Username": .userID, "BrowserFingerprint": .deviceID, "IPAddress": .deviceID,
    "DeviceBased": .deviceID, "UserAgent": .otherUsageData, "Behavioural": .productInteraction,
  ]
}
