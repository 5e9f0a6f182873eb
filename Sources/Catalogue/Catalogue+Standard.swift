extension Catalogue {
  /// The companies that ship with the program: facts in our own words, none taken from a list.
  public static let standard = Catalogue(
    companies: [
      .meta, .google, .x, .linkedIn, .tikTok, .microsoft, .pinterest, .snap, .reddit, .hotjar,
    ] + Company.platforms + Company.mixed + Company.advertisers + Company.analysts
      + Company.recorders
      + Company.consentManagers + Company.talkers + Company.deliverers + Company.sellers)
}
