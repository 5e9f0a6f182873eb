/// Often used terms of the W3C Data Privacy Vocabulary 2.x (Community Group report), against which misspellings are told.
///
/// Not the whole vocabulary: a term that is not here passes when its form is right.
enum DPVTerms {
  static let personalData = words(
    of: """
      Accent AccountIdentifier Age AgeExact AgeRange Attitude Authenticating
      BankAccount Behavioural Biometric BirthDate BirthPlace BloodType Biometric BrowserFingerprint
      BrowserHistory BrowsingBehaviour CallLog Character City Communication
      CommunicationsMetadata Contact Country CreditCardNumber Criminal CriminalConviction
      Demographic DeviceBased DeviceSoftware Disability Divorce Education
      EducationQualification EmailAddress EmailAddressPersonal EmailAddressWork EmailContent
      EmploymentHistory EthnicOrigin Ethnicity External Family FamilyStructure Favourite FavouriteFood
      Financial FinancialAccount Gender GeneralReputation Genetic GPSCoordinate Health
      HealthHistory HealthRecord Height Historical HouseOwned IPAddress Identifying Income Interest
      Job Language LifeHistory Location MaritalStatus Marriage MedicalHealth
      MentalHealth Name Nationality OfficialID Offspring Opinion Parent PaymentCard PersonalDocuments
      PhysicalAddress PhysicalHealth Picture PhilosophicalBelief PoliticalAffiliation PoliticalOpinion PostalCode
      Prescription Preference Professional PublicLife Purchase PurchasesAndSpendingHabit Race
      Region Relationship Religion ReligiousBelief Salary School Sexual SexualHistory
      SexualPreference Sibling Social SocialMedia SocialNetwork SocialStatus
      TelephoneNumber TradeUnionMembership Transactional UID UserAgent Username Weight WorkHistory
      """)

  static let purposes = words(
    of: """
      AcademicResearch AccountManagement Advertising AgeVerification CombatClimateChange
      CommercialPurpose CommercialResearch CommunicationForCustomerCare CommunicationManagement
      CounterMoneyLaundering Counterterrorism CustomerCare CustomerClaimsManagement
      CustomerManagement CustomerOrderManagement CustomerRelationshipManagement
      CustomerSolvencyMonitoring DataAltruism DeliveryOfGoods DirectMarketing DisputeManagement
      EnforceAccessControl EnforceSecurity EstablishContractualAgreement FraudPreventionAndDetection
      FulfilmentOfContractualObligation FulfilmentOfObligation HumanResourceManagement
      IdentityAuthentication IdentityVerification ImproveExistingProductsAndServices
      ImproveHealthcare ImproveInternalCRMProcesses ImprovePublicServices InternalResourceOptimisation
      LegalCompliance Marketing NonCommercialPurpose NonCommercialResearch OptimisationForConsumer
      OptimisationForController OptimiseUserInterface OrganisationGovernance PaymentManagement
      PersonalisedAdvertising PersonalisedBenefits Personalisation PoliticalCampaign PublicBenefit
      PublicRelations RecordManagement RequestedServiceProvision ResearchAndDevelopment
      SellDataToThirdParties SellInsightsFromData SellProducts ServiceOptimisation
      ServicePersonalisation ServiceProvision ServiceRegistration
      ServiceUsageAnalytics SocialMediaMarketing TargetedAdvertising TechnicalServiceProvision
      UserInterfacePersonalisation VendorManagement Verification
      """)

  private static func words(of text: String) -> [String] {
    text.split { $0 == " " || $0 == "\n" }.map(String.init)
  }
}
