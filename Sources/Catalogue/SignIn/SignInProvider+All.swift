extension SignInProvider {
  /// Every provider whose endpoints we recognise.
  public static let all: [SignInProvider] = [
    google, facebook, apple, microsoft, x, xOAuth1, linkedIn, gitHub, amazon,
  ]

  private static let apple = SignInProvider(
    id: "apple", name: "Apple", companyID: "apple",
    endpoints: [Signature(host: "appleid.apple.com", pathPrefix: "/auth/authorize")],
    defaultNote: "No scope is named; Apple then gives a number that stands for the account.",
    defaultScopes: ["openid"],
    scopes: [
      "name": .beyond("The site gets the name that the person chooses to give."),
      "email": .needed("The site gets the e-mail address, or one that Apple makes up to hide it."),
    ])

  private static let x = SignInProvider(
    id: "x", name: "X (Twitter)", companyID: "x",
    endpoints: [
      Signature(host: "twitter.com", pathPrefix: "/i/oauth2/authorize"),
      Signature(host: "x.com", pathPrefix: "/i/oauth2/authorize"),
    ],
    defaultNote: "No scope is named; X then refuses or gives what its settings for the site say.",
    scopes: [
      "users.email": .needed("The site gets the e-mail address."),
      "users.read": .needed("The site gets the account's name, picture and public profile."),
      "tweet.read": .needed("The site reads every post that the person can see; X insists on it."),
      "tweet.write": .beyond("The site posts in the person's name."),
      "follows.read": .beyond("The site learns whom the person follows, and who follows."),
      "follows.write": .beyond("The site follows others in the person's name."),
      "like.read": .beyond("The site learns which posts the person liked."),
      "like.write": .beyond("The site likes posts in the person's name."),
      "list.read": .beyond("The site reads the person's lists."),
      "bookmark.read": .beyond("The site reads the person's bookmarks."),
      "block.read": .beyond("The site learns whom the person blocked."),
      "mute.read": .beyond("The site learns whom the person muted."),
      "dm.read": .beyond("The site reads the person's private messages."),
      "dm.write": .beyond("The site sends private messages in the person's name."),
      "space.read": .beyond("The site learns which conversations the person can hear."),
      "offline.access": .beyond("The site keeps access while the person is away."),
    ])

  private static let xOAuth1 = SignInProvider(
    id: "x-oauth1", name: "X (Twitter)", companyID: "x",
    endpoints: [
      Signature(host: "api.twitter.com", pathPrefix: "/oauth/authenticate"),
      Signature(host: "api.twitter.com", pathPrefix: "/oauth/authorize"),
      Signature(host: "api.x.com", pathPrefix: "/oauth/authenticate"),
      Signature(host: "api.x.com", pathPrefix: "/oauth/authorize"),
    ],
    defaultNote: "What the site asks for is set at X.", hidesScopes: true, scopes: [:])

  private static let linkedIn = SignInProvider(
    id: "linkedin", name: "LinkedIn", companyID: "linkedin",
    endpoints: [Signature(host: "linkedin.com", pathPrefix: "/oauth/v2/authorization")],
    defaultNote: "No scope is named; LinkedIn then gives what its settings for the site say.",
    scopes: [
      "r_emailaddress": .needed("The site gets the e-mail address."),
      "profile": .beyond("The site gets the name and picture."),
      "r_liteprofile": .beyond("The site gets the name and picture."),
      "r_basicprofile": .beyond("The site gets the name, picture, headline and present position."),
      "r_fullprofile": .beyond("The site gets the whole career as the profile tells it."),
      "w_member_social": .beyond("The site posts, comments and likes in the person's name."),
      "r_network": .beyond("The site learns whom the person knows."),
    ])

  private static let gitHub = SignInProvider(
    id: "github", name: "GitHub", companyID: "github",
    endpoints: [Signature(host: "github.com", pathPrefix: "/login/oauth/authorize")],
    defaultNote: "No scope is named; GitHub then gives what is public: profile and repositories.",
    scopes: [
      "user:email": .needed("The site gets the e-mail addresses."),
      "read:user": .beyond("The site reads the whole profile."),
      "user": .beyond("The site reads and changes the whole profile."),
      "user:follow": .beyond("The site follows others in the person's name."),
      "repo": .beyond("The site reads and changes every repository, private ones too."),
      "public_repo": .beyond("The site changes the public repositories."),
      "read:org": .beyond("The site learns which organisations the person belongs to."),
      "gist": .beyond("The site writes snippets in the person's name."),
      "notifications": .beyond("The site reads the notifications."),
      "workflow": .beyond("The site changes what runs in the person's repositories."),
    ])

  private static let amazon = SignInProvider(
    id: "amazon", name: "Amazon", companyID: "amazon",
    endpoints: [Signature(host: "amazon.com", pathPrefix: "/ap/oa")],
    defaultNote: "No scope is named; Amazon refuses such a request.",
    scopes: [
      "profile": .needed("The site gets the name and the e-mail address together."),
      "profile:user_id": .needed("The site gets a number that stands for the account."),
      "postal_code": .beyond("The site gets the postcode of the delivery address."),
    ])
}
