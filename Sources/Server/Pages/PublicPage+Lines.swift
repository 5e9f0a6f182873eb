import Disclosure
import Formats
import Workspace

extension PublicPage.Held {
  init(_ line: PublicReport.HeldLine) {
    label = line.label
    about = line.about
    special = line.special
    members = Words.count(line.members)
    purposes = line.purposes
    hasPurposes = !line.purposes.isEmpty
    visibleTo = line.visibleTo
    system = line.system
    retention = line.retention
  }
}

extension PublicPage.Purpose {
  init(_ line: PublicReport.PurposeLine) {
    label = line.label
    description = line.description
    basis = line.basis
    recipients = line.recipients
    hasRecipients = !line.recipients.isEmpty
    marketing = line.marketing
    isPaused = line.isPaused
  }
}

extension PublicPage.Recipient {
  init(_ line: PublicReport.RecipientLine) {
    label = line.label
    role = line.role
    aliases = line.aliases
    hasAliases = !line.aliases.isEmpty
    parent = line.parent
    country = line.country
    team = line.team
    purposes = line.purposes
    hasPurposes = !line.purposes.isEmpty
    fields = line.fields
    hasFields = !line.fields.isEmpty
    onward = line.onward
    hasOnward = !line.onward.isEmpty
    consideration = line.consideration
    controls = line.controls.map(PublicPage.Controls.init)
    asked = line.asked.map {
      PublicPage.Asked(
        words: DeskRecallsPage.words($0.counts), speed: DeskRecallsPage.speed($0))
    }
  }
}
