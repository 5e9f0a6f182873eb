/// Scopes that mean the same with every company (OpenID Connect Core 1.0 §5.4 and §11).
enum StandardScopes {
  static let meanings: [String: ScopeMeaning] = [
    "openid": .needed("The site gets a number that stands for the account."),
    "email": .needed("The site gets the e-mail address."),
    "profile": .beyond(
      "The site gets the profile: name, picture, and, where set, gender, birthday and language."),
    "phone": .beyond("The site gets the telephone number."),
    "address": .beyond("The site gets the postal address."),
    "offline_access": .beyond("The site keeps access while the person is away."),
  ]
}

/// Claims a site can ask for one by one (OpenID Connect Core 1.0 §5.1 and §2).
enum StandardClaims {
  static let meanings: [String: ScopeMeaning] = [
    "sub": .needed("The site gets a number that stands for the account."),
    "email": .needed("The site gets the e-mail address."),
    "email_verified": .needed("The site learns whether the e-mail address was checked."),
    "auth_time": .needed("The site learns when the person last gave the password."),
    "acr": .needed("The site learns how strictly the person was checked."),
    "amr": .needed("The site learns by what means the person was checked."),
    "name": .beyond("The site gets the full name."),
    "given_name": .beyond("The site gets the first name."),
    "family_name": .beyond("The site gets the surname."),
    "middle_name": .beyond("The site gets the middle name."),
    "nickname": .beyond("The site gets the nickname."),
    "preferred_username": .beyond("The site gets the name of the account."),
    "profile": .beyond("The site gets the address of the profile page."),
    "picture": .beyond("The site gets the picture."),
    "website": .beyond("The site gets the address of the person's own site."),
    "gender": .beyond("The site gets the gender."),
    "birthdate": .beyond("The site gets the date of birth."),
    "zoneinfo": .beyond("The site gets the time zone."),
    "locale": .beyond("The site gets the language."),
    "phone_number": .beyond("The site gets the telephone number."),
    "phone_number_verified": .beyond("The site learns whether the telephone number was checked."),
    "address": .beyond("The site gets the postal address."),
    "updated_at": .beyond("The site learns when the profile was last changed."),
  ]
}
