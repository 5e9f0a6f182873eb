/// Parameters by which parties tell each other what was consented to.
enum ConsentNames {
  /// By name in lower case.
  static let senses: [String: Sense] = [
    "gcs": Sense(.consentSignal, "Google consent state"),
    "gcd": Sense(.consentSignal, "Google consent details"),
    "npa": Sense(.consentSignal, "non-personalised advertisements (1 is yes)"),
    "gdpr": Sense(.consentSignal, "European law applies (1 is yes)"),
    "gdpr_consent": Sense(.consentSignal, "consent string of the advertising trade (TCF)"),
    "gdpr_pd": Sense(.consentSignal, "personal data is sent (1 is yes)"),
    "tcstring": Sense(.consentSignal, "consent string of the advertising trade (TCF)"),
    "addtl_consent": Sense(.consentSignal, "consent to further Google partners"),
    "us_privacy": Sense(.consentSignal, "objection to sale under Californian law"),
    "usprivacy": Sense(.consentSignal, "objection to sale under Californian law"),
    "ccpa": Sense(.consentSignal, "objection to sale under Californian law"),
    "gpp": Sense(.consentSignal, "consent string of the Global Privacy Platform"),
    "gpp_sid": Sense(.consentSignal, "which laws the privacy string speaks of"),
    "coppa": Sense(.consentSignal, "the page is for children (1 is yes)"),
    "tfcd": Sense(.consentSignal, "treat the visitor as a child (1 is yes)"),
    "tfua": Sense(.consentSignal, "treat the visitor as under the age of consent (1 is yes)"),
  ]
}
