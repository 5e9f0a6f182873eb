/// What a subject or a member of staff has just done, told on the page that follows.
enum Done: String {
  case granted
  case stopped
  case planned
  case proposed
  case delivered
  case undelivered
  case approved
  case sent
  case sending
  case changed
  case stopping
  case halted
  case scanning
  case closed
  case assigned
  case corrected
  case removed
  case asked
  case accepted
  case declined
  case answered
  case ended
  case recorded
  case found
  case tellByHand = "tell-by-hand"
  case stillAsked = "still-asked"
  case requested
  case takenBack = "taken-back"

  var sentence: String {
    switch self {
    case .granted: "Thank you. Your yes is recorded, and you can take it back at any time."
    case .stopped: "Done. It counts from the next decision on."
    case .proposed: "Proposed. Nothing leaves before a second person approves it."
    case .delivered: "It ran, and what it changes was delivered."
    case .undelivered: "It ran and did not arrive. It is tried again by itself; see its runs below."
    case .planned: "Planned. Nothing has left."
    case .approved: "Approved."
    case .sent: "Sent, and written down."
    case .sending: "It is being sent. A long list takes a while; look at this page again."
    case .stopping: "It stops within seconds. What it has done stays."
    case .halted: "It was stopped. Nothing was sent."
    case .scanning: "A scan was asked for. It takes minutes; look at the jobs."
    case .closed: "Closed. It opens again by itself when it is seen again."
    case .assigned: "Done. The team named owns it now."
    case .corrected: "Put right. What had been handed over before stays as it was."
    case .removed: "Removed. It is used for nothing any more."
    case .asked:
      "Thank you. We read it, then show it to everybody with the day by which we answer, or tell "
        + "you here why not."
    case .accepted: "Accepted. Everybody sees it now, with the promised day."
    case .declined: "Declined. Its asker sees the reason; the words are not kept."
    case .answered: "Answered. Earlier versions stay readable."
    case .recorded: "Written down."
    case .found: "Written down. It is a finding with an owner now."
    case .stillAsked:
      "Begun. Other systems, or a hold, are still to answer; carry it out again when they have."
    case .tellByHand: "Written down. No address is known: tell the person by phone or post."
    case .requested:
      "Thank you. Your request is with us; below it says by when we answer. What can be done at once is done."
    case .takenBack: "You have taken your request back."
    case .ended: "That session has ended."
    case .changed: "Done. It counts from the next decision on."
    }
  }
}
