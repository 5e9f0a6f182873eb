extension Company {
  /// Microsoft: Bing's advertising, Clarity, sign-in.
  static let microsoft = Company(
    id: "microsoft", name: "Microsoft", owner: "Microsoft Corporation", country: "US",
    aliases: ["Bing", "MSN", "Clarity", "Microsoft Advertising"],
    domains: [
      "microsoft.com", "microsoftonline.com", "live.com", "bing.com", "bing.net", "clarity.ms",
      "msn.com", "office.com", "office.net", "office365.com", "outlook.com", "azure.com",
      "azureedge.net", "azurewebsites.net", "windows.net", "azurefd.net", "msecnd.net",
      "s-msft.com",
      "msauth.net", "msftauth.net", "virtualearth.net", "visualstudio.com", "skype.com",
      "aspnetcdn.com", "sharepoint.com", "onmicrosoft.com", "windows.com",
    ],
    controls: [
      Control(
        title: "Privacy dashboard", address: "https://account.microsoft.com/privacy",
        steps: "Look at and delete what Microsoft keeps, and set what it may use."),
      Control(
        title: "Ad settings", address: "https://account.microsoft.com/privacy/ad-settings",
        steps: "Switch personalised ads off, for the account and for this browser."),
      Control(
        title: "Sites with access to your account",
        address: "https://account.live.com/consent/Manage",
        steps: "Remove each site that you no longer use."),
    ],
    products: [
      Product(
        id: "microsoft-advertising", name: "Microsoft Advertising (Bing)", kind: .advertising,
        meaning: "Microsoft learns which page was opened and can tie it to a browser or account.",
        signatures: [
          Signature(host: "bat.bing.com"), Signature(host: "bat.bing.net"),
          Signature(host: "c.bing.com"), Signature(host: "ads.microsoft.com"),
        ], dialect: .bingTag),
      Product(
        id: "microsoft-clarity", name: "Microsoft Clarity", kind: .sessionRecording,
        meaning: "Microsoft records how the visitor moves, scrolls and clicks, to be replayed.",
        signatures: [Signature(host: "clarity.ms")], dialect: .clarity),
      Product(
        id: "microsoft-sign-in", name: "Sign in with Microsoft", kind: .signIn,
        meaning:
          "Microsoft learns that the person signs in here, and gives what the site asks for.",
        signatures: [
          Signature(host: "login.microsoftonline.com"), Signature(host: "login.live.com"),
          Signature(host: "login.windows.net"), Signature(host: "msauth.net"),
          Signature(host: "msftauth.net"),
        ]),
      Product(
        id: "bing-maps", name: "Bing Maps", kind: .maps,
        meaning: "Microsoft learns which page was opened and which place was looked at.",
        signatures: [
          Signature(host: "virtualearth.net"), Signature(host: "bing.com", pathPrefix: "/maps"),
          Signature(host: "bing.com", pathPrefix: "/api/maps"),
        ]),
      Product(
        id: "azure-monitor", name: "Azure Application Insights", kind: .monitoring,
        meaning: "Microsoft keeps for the site which pages were opened and what went wrong there.",
        signatures: [
          Signature(host: "applicationinsights.azure.com"),
          Signature(host: "dc.services.visualstudio.com"), Signature(host: "js.monitor.azure.com"),
        ]),
      Product(
        id: "microsoft-delivery", name: "Microsoft file servers", kind: .delivery,
        meaning: "Microsoft learns the visitor's network address and which site was opened.",
        signatures: [
          Signature(host: "azureedge.net"), Signature(host: "azurefd.net"),
          Signature(host: "aspnetcdn.com"), Signature(host: "msecnd.net"),
          Signature(host: "blob.core.windows.net"),
        ]),
    ])
}
