public import Formats
public import SignIn
public import Staff
public import Store
import Vault

extension Workspace {
  /// Binds an account of staff to an e-mail address at a provider that `sign-in.yaml` names under `staff`.
  ///
  /// Throws `StaffError`, `SignInSettingsError`, `FileError`.
  public func bind(
    _ account: String, to address: String, at provider: String, actor: Actor, now: Timestamp
  ) async throws {
    guard try signInSettings()?.provider(provider, for: .staff) != nil else {
      throw StaffError.providerUnknown
    }
    let mail = HandleKind.email.normalised(address)
    guard LinkLetter.isMailbox(mail) else { throw StaffError.malformedMail }
    try await staff.setIdentity(
      provider: provider, mail: mail, of: account, actor: actor, at: now)
  }

  /// Opens a session for the account that an identity is bound to; throws `StaffError.identityRefused`.
  ///
  /// - Parameter address: the e-mail address that the provider has verified.
  public func openDesk(
    to subject: String, of provider: ProviderSettings, mail address: String, at now: Timestamp
  ) async throws -> OpenedSession {
    try await staff.signIn(
      StaffIdentity(
        provider: provider.id, issuer: provider.issuer, subject: subject,
        mail: HandleKind.email.normalised(address)), at: now)
  }
}
