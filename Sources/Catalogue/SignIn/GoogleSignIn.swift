extension SignInProvider {
  static let google = SignInProvider(
    id: "google", name: "Google", companyID: "google",
    endpoints: [
      Signature(host: "accounts.google.com", pathPrefix: "/o/oauth2"),
      Signature(host: "accounts.google.com", pathPrefix: "/signin/oauth"),
      Signature(host: "accounts.google.com", pathPrefix: "/gsi/select"),
    ],
    defaultNote: "No scope is named; Google's sign-in button asks for e-mail address and profile.",
    defaultScopes: ["openid", "email", "profile"],
    scopes: [
      "profile": .beyond("The site gets the name, picture and language."),
      "userinfo.email": .needed("The site gets the e-mail address."),
      "userinfo.profile": .beyond("The site gets the name, picture and language."),
      "plus.me": .beyond("The site learns which Google account it is."),
      "plus.login": .beyond("The site gets the profile and, once, the age range and friends."),
      "user.birthday.read": .beyond("The site gets the full date of birth."),
      "user.gender.read": .beyond("The site gets the gender."),
      "user.phonenumbers.read": .beyond("The site gets the telephone numbers."),
      "user.addresses.read": .beyond("The site gets the postal addresses."),
      "user.emails.read": .beyond("The site gets every e-mail address of the account."),
      "user.organization.read": .beyond("The site gets education and work."),
      "contacts": .beyond("The site reads and changes the address book."),
      "contacts.readonly": .beyond("The site reads the address book."),
      "contacts.other.readonly": .beyond("The site reads whom the person ever wrote to."),
      "directory.readonly": .beyond("The site reads the directory of the person's organisation."),
      "calendar": .beyond("The site reads and changes every calendar."),
      "calendar.readonly": .beyond("The site reads every calendar."),
      "calendar.events": .beyond("The site reads and changes the entries of every calendar."),
      "calendar.events.readonly": .beyond("The site reads the entries of every calendar."),
      "drive": .beyond("The site reads, changes and deletes every file in Google Drive."),
      "drive.readonly": .beyond("The site reads every file in Google Drive."),
      "drive.file": .beyond("The site reads and changes the files that it made or was shown."),
      "drive.metadata.readonly": .beyond("The site learns the names of every file in Drive."),
      "spreadsheets": .beyond("The site reads and changes every spreadsheet."),
      "documents": .beyond("The site reads and changes every document."),
      "gmail.readonly": .beyond("The site reads every e-mail."),
      "gmail.send": .beyond("The site sends e-mail in the person's name."),
      "gmail.modify": .beyond("The site reads, sends and changes e-mail."),
      "gmail.metadata": .beyond("The site learns who wrote to whom and when."),
      "photoslibrary": .beyond("The site reads and adds photographs."),
      "photoslibrary.readonly": .beyond("The site reads every photograph."),
      "youtube": .beyond("The site manages the YouTube account."),
      "youtube.readonly": .beyond("The site reads the YouTube account, with subscriptions."),
      "classroom.courses.readonly": .beyond("The site learns which school classes there are."),
      "classroom.rosters.readonly": .beyond("The site learns who is in which school class."),
      "fitness.activity.read": .beyond("The site reads how much the person moves."),
      "tasks": .beyond("The site reads and changes the task lists."),
    ].merging(mail) { $1 },
    scopeLeads: ["https://www.googleapis.com/auth/"])

  private static let mail: [String: ScopeMeaning] = {
    let all = ScopeMeaning.beyond("The site reads, sends and deletes every e-mail.")
    return ["https://mail.google.com/": all, "https://mail.google.com": all]
  }()
}
