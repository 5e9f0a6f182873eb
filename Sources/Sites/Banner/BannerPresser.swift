import Browser

/// Answers a consent banner as a person would.
struct BannerPresser {
  let tab: Tab

  /// Answers the banner; the answer is not made when no button was found within the time.
  func answer(_ wish: BannerAnswer.Wish, within: Duration) async throws -> BannerAnswer {
    let buttons = Buttons(tab: tab)
    var answer = BannerAnswer(wish)
    answer.before = await tab.picture()
    let phrases = wish == .accept ? BannerPhrases.accept : BannerPhrases.refuse
    let began = ContinuousClock.now
    repeat {
      if let button = await buttons.best({ BannerPhrases.rank($0, in: phrases) }) {
        // What the button starts comes after the choice, however soon.
        tab.capture.choiceWasMade()
        await buttons.press(button)
        answer.pressed.append(button.name)
        break
      }
      // Behind the settings everything is off as it stands, or can be refused.
      if wish == .refuse,
        let settings = await buttons.best({ BannerPhrases.rank($0, in: BannerPhrases.settings) })
      {
        await buttons.press(settings)
        try await tab.capture.settle(tab.session, quiet: .milliseconds(400), most: .seconds(4))
        let further = phrases + BannerPhrases.save
        if let button = await buttons.best({ BannerPhrases.rank($0, in: further) }) {
          tab.capture.choiceWasMade()
          await buttons.press(button)
          answer.pressed += [settings.name, button.name]
          break
        }
      }
      try await Task.sleep(for: .milliseconds(250))
    } while ContinuousClock.now - began < within
    if answer.isMade {
      try await tab.capture.settle(tab.session, quiet: .milliseconds(500), most: .seconds(6))
    }
    answer.after = await tab.picture()
    return answer
  }
}
