public import Formats
import Foundation
import Mail
import Members
import Register
public import SignIn
import Staff
import Vault

extension Workspace {
  /// How members and staff sign in, as `sign-in.yaml` says; nil when there is no such file.
  ///
  /// Throws `SignInSettingsError`, `FileError`.
  public func signInSettings() throws -> SignInSettings? {
    let path = folder + "/" + SignInSettings.fileName
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    var file = try FileSource(path: path)
    return try SignInSettings(
      reading: try file.block(SignInSettings.maximumBytes + 1), folder: folder)
  }

  /// What stands for an e-mail address wherever it is counted.
  public func mark(ofMail address: String) -> [UInt8] { vault.handleHash(.email, address) }

  /// Sends a sign-in link to whom an e-mail address belongs; nothing when that is nobody.
  ///
  /// - Parameter origin: our own, with which the link begins; a path with the token follows.
  public func sendLink(
    to address: String, origin: String, path: @Sendable (String) -> String,
    at now: Timestamp
  ) async throws {
    let mailbox = HandleKind.email.normalised(address)
    guard let subject = try await members.find(.email, mailbox) else { return }
    let issued = try await staff.makeLink(for: .member(subject), at: now)
    guard
      let letter = LinkLetter(
        to: mailbox, link: origin + path(issued.token.text), minutes: 15)
    else { return }
    let organisation = try await inForce().register.organisation
    try mail.handOver(
      Letter(
        to: letter.recipient, subject: letter.subject(from: organisation.name),
        text: letter.text(from: organisation.name)),
      from: MailSender(name: organisation.name, address: organisation.contact.email), at: now)
  }
}
