import Formats

/// What an invented member chose, as rows of the file of choices.
struct ExampleChoices {
  static let header = [
    "member_id", "act", "purpose", "recipient", "notice", "served_at", "at", "channel", "explicit",
    "guardian", "collection_point",
  ]

  private let member: ExampleMember
  private let isGuarded: Bool
  private(set) var rows: [[String]] = []

  init(_ member: ExampleMember, seed: UInt64, index: Int) {
    self.member = member
    var random = ExampleRandom(seed: seed, stream: 2, index: index)
    isGuarded = member.isUnderAge && random.chance(500)
    answerNewsletter(&random)
    answerOffers(&random)
    answerAdverts(&random)
    if random.chance(40) { later("signal", "marketing*", "others*", "web", &random) }
    if random.chance(20) { later("object", "site.analytics", "*", "web", &random) }
    if random.chance(15) { later("object", "marketing*", "*", "email", &random) }
    if random.chance(2) { later("restrict", "*", "*", "post", &random) }
  }

  private mutating func answerNewsletter(_ random: inout ExampleRandom) {
    switch random.number(0..<100) {
    case ..<55:
      grant("newsletter", "*", minute: 3)
      if random.chance(80) { later("withdraw", "newsletter", "*", "email", &random) }
    case ..<68: answer("refuse", "newsletter", "*", minute: 3)
    default: break
    }
  }

  private mutating func answerOffers(_ random: inout ExampleRandom) {
    switch random.number(0..<100) {
    case ..<38:
      let isExplicit = random.chance(750)
      let isGift = random.chance(220)
      grant(
        "offers.baby", "nappy-brand", minute: 4, explicit: isExplicit,
        point: isGift ? "pregnancy-pack" : "signup-web", channel: isGift ? "post" : "web")
      if random.chance(120) { later("withdraw", "offers.baby", "nappy-brand", "web", &random) }
    case ..<55: answer("refuse", "offers.baby", "*", minute: 4)
    default: break
    }
  }

  private mutating func answerAdverts(_ random: inout ExampleRandom) {
    guard ["GB", "IE", "DE"].contains(member.country) else { return }
    switch random.number(0..<100) {
    case ..<30:
      grant("ads.audience", "social-network", minute: 5)
      if random.chance(90) { later("withdraw", "ads.audience", "*", "app", &random) }
    case ..<52: answer("refuse", "ads.audience", "*", minute: 5)
    default: break
    }
  }

  private mutating func grant(
    _ purpose: String, _ recipient: String, minute: Int, explicit: Bool = false,
    point: String = "signup-web", channel: String = "web"
  ) {
    rows.append([
      member.id, "grant", purpose, recipient, "privacy@1", time(member.joined, minute: 1),
      time(member.joined, minute: minute), channel, explicit ? "yes" : "no",
      isGuarded ? "yes" : "no", point,
    ])
  }

  private mutating func answer(_ act: String, _ purpose: String, _ recipient: String, minute: Int) {
    rows.append([
      member.id, act, purpose, recipient, "privacy@1", "", time(member.joined, minute: minute),
      "web", "no", "no", "signup-web",
    ])
  }

  /// An act some time after signing up, at the latest on the day before the example plays.
  private mutating func later(
    _ act: String, _ purpose: String, _ recipient: String, _ channel: String,
    _ random: inout ExampleRandom
  ) {
    let day = min(
      member.joined.adding(days: random.number(5..<420)), ExampleMember.today.adding(days: -1))
    rows.append([
      member.id, act, purpose, recipient, "", "", time(day, minute: random.number(0..<60)), channel,
      "no", "no", "",
    ])
  }

  private func time(_ day: CivilDate, minute: Int) -> String {
    "\(day.iso)T10:\(minute < 10 ? "0" : "")\(minute):00Z"
  }
}
