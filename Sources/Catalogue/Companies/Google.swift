extension Company {
  /// Search, advertising, statistics, YouTube and much that pages are built from.
  static let google = Company(
    id: "google", name: "Google", owner: "Google LLC", country: "US",
    aliases: ["Alphabet", "YouTube", "DoubleClick", "Firebase", "AdMob"],
    domains: [
      "google-analytics.com", "googletagmanager.com", "googletagservices.com",
      "googleadservices.com", "googlesyndication.com", "doubleclick.net", "doubleclick.com",
      "2mdn.net", "googleapis.com", "gstatic.com", "googleusercontent.com", "googlevideo.com",
      "youtube.com", "youtube-nocookie.com", "youtu.be", "ytimg.com", "ggpht.com", "recaptcha.net",
      "app-measurement.com", "firebaseio.com", "firebaseapp.com", "firebase.com", "admob.com",
      "googleoptimize.com", "adtrafficquality.google", "withgoogle.com", "appspot.com", "web.app",
      "blogger.com", "blogspot.com", "goo.gl", "google.dev", "gmail.com", "crashlytics.com",
    ] + searchDomains,
    controls: [
      Control(
        title: "My Ad Center", address: "https://myadcenter.google.com/",
        steps: "Switch personalised ads off; this covers Google's own sites and its partners."),
      Control(
        title: "Activity controls", address: "https://myactivity.google.com/activitycontrols",
        steps: "Switch off web and app activity and YouTube history, then delete what is there."),
      Control(
        title: "Sites that you sign in to with Google",
        address: "https://myaccount.google.com/connections",
        steps: "Open each site that you no longer use and delete the connection."),
      Control(
        title: "Opt-out of Google Analytics", address: "https://tools.google.com/dlpage/gaoptout",
        steps: "Install the add-on: the script then sends nothing to Google Analytics."),
    ],
    products: googleMeasuring + googleAdvertising + googleParts)

  /// Google's search domains: requests about advertisements go to that of the visitor's country.
  static let searchDomains = [
    "google.com", "google.co.uk", "google.ie", "google.de", "google.at", "google.ch", "google.fr",
    "google.be", "google.nl", "google.lu", "google.es", "google.pt", "google.it", "google.gr",
    "google.pl", "google.cz", "google.sk", "google.hu", "google.ro", "google.bg", "google.si",
    "google.hr", "google.dk", "google.se", "google.no", "google.fi", "google.is", "google.ee",
    "google.lv", "google.lt", "google.com.cy", "google.com.mt", "google.ca", "google.com.au",
    "google.co.nz", "google.co.in", "google.co.jp", "google.co.kr", "google.com.br",
    "google.com.mx", "google.com.tr", "google.com.ua", "google.co.za", "google.co.il", "google.cn",
  ]
}
