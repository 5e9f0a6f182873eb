/// Why something about decoys cannot be done; no case holds an address or anything of a message.
public enum DecoyError: Error, Equatable, CustomStringConvertible {
  /// Every address that was drawn belongs to another decoy.
  case noAddressLeft
  /// No decoy has that address, name, telephone number or ref.
  case noDecoy
  /// Several decoys of several disclosures are meant.
  case severalDecoys(disclosures: [String])
  /// There is no sighting of that name.
  case noSighting(id: String)
  /// The text names neither a domain nor a declared recipient.
  case noSender
  /// There is no disclosure of that name with decoys in it.
  case noDecoysIn(disclosure: String)
  /// The bytes are no mail message.
  case notMail(where: String)
  /// The folder is no maildir.
  case notMaildir(folder: String)
  /// The decoy's row cannot be opened.
  case damaged(disclosure: String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .noAddressLeft:
      "no address is left for a decoy; declare a further domain under `organisation.decoys.domains`"
    case .noDecoy:
      "no decoy of ours has that; give its mail address, postal address, telephone number, name or ref as it was seen"
    case .severalDecoys(let disclosures):
      "decoys of several disclosures have that; say which with --disclosure: \(disclosures.joined(separator: ", "))"
    case .noSighting(let id):
      "there is no sighting \(id); `aboveboard decoys sightings` shows what there is"
    case .noSender: "--from names neither a domain, such as firm.example, nor a declared recipient"
    case .noDecoysIn(let disclosure):
      "disclosure \(disclosure) carries no decoys; `aboveboard decoys list` shows which do"
    case .notMail(let place):
      "\(place) is no mail message: it does not begin with header lines such as `From: …`; nothing was kept of it"
    case .notMaildir(let folder):
      "\(folder) is no maildir: it has no folders `new` and `cur`"
    case .damaged(let disclosure):
      "a decoy of disclosure \(disclosure) cannot be read; run `aboveboard fsck`"
    }
  }
}
