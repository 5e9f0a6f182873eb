extension PageRenderer {
  func formPage(_ page: FormPage, chrome: Chrome) -> String {
    templates.render(.form, title: page.title, chrome: chrome, content: page)
  }

  func formDonePage(_ page: FormDonePage, chrome: Chrome) -> String {
    templates.render(.formdone, title: "Thank you", chrome: chrome, content: page)
  }

  func guardianPage(_ page: GuardianPage, chrome: Chrome) -> String {
    templates.render(.guardian, title: "A child asks you to agree", chrome: chrome, content: page)
  }
}
