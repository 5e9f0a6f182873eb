import Access
import Browser
import Connectors
import Consent
import Disclosure
import Door
import Erasure
import Evidence
import Findings
import Formats
import Forms
import Index
import Members
import Questions
import Register
import Rights
import SignIn
import Sites
import Staff
import Standing
import Store
import Vault
import Vendors
import Web
import Workspace

#if !STORIES
import Server
#endif

/// What a failed command says: `error: what; where; what to do`, never a personal value.
enum Failure {
  /// The line for an error of ours, or nil for one of the argument parser's.
  static func line(for error: any Error) -> String? {
    switch error {
    case let error as CommandError: return "error: \(error)"
    case let error as WorkspaceError: return "error: \(error)"
    case let error as CopyError: return "error: \(error)"
    case let error as StoreError: return "error: \(error)"
    case let error as VaultError: return "error: \(error)"
    case let error as StandingError: return "error: \(error)"
    case let error as SignInSettingsError: return "error: \(error)"
    case let error as StaffError: return "error: \(error)"
    case let error as ImportError: return "error: \(error)"
    case let error as ConsentError: return "error: \(error)"
    case let error as LetterError: return "error: \(error)"
    case let error as DisclosureError: return "error: \(error)"
    // Each of these names its file, line and column before the word.
    case DeclaredError.file, DeclaredError.list: return "\(error)"
    case let error as DeclaredError: return "error: \(error)"
    case let error as DecoyError: return "error: \(error)"
    case let error as AudienceError: return "error: \(error)"
    case let error as DeliveryError: return "error: \(error)"
    case let error as DoorError: return "error: \(error)"
    case let error as JobError: return "error: \(error)"
    case let error as ImportRequest.Unusable: return "error: \(error)"
    case let error as ErasureError: return "error: \(error)"
    case let error as ValueError: return "error: \(error)"
    case let error as SitesError: return "error: \(error)"
    case let error as FormsError: return "error: \(error)"
    case let error as VendorError: return "error: \(error)"
    case let error as SystemError: return "error: \(error)"
    case let error as RequestError: return "error: \(error)"
    case let error as FindingError: return "error: \(error)"
    case let error as QuestionError: return "error: \(error)"
    case let error as QuestionList.Unusable: return "error: \(error)"
    case let error as BrowserError: return "error: \(error)"
    case let error as Recording.Unusable: return "error: \(error)"
    case let error as CookieFile.Unusable: return "error: \(error)"
    case let error as PersonError: return "error: \(error)"
    case let error as PackageError: return "error: \(error)"
    case let error as PackError: return "error: \(error)"
    case let error as Witness.Unusable: return "error: \(error)"
    case let error as MemberProofError: return "error: \(error)"
    case let error as SharedStatementError: return "error: \(error)"
    case let error as AttestationError: return "error: \(error)"
    case let error as UndeclaredLinkError: return "error: \(error)"
    case let error as CertificateError: return "error: \(error)"
    case let error as IndexError: return "error: \(error)"
    case let error as PackedBitmapError: return "error: \(error)"
    #if !STORIES
    case let error as ServerError: return "error: \(error)"
    #endif
    case let error as NoteError: return "error: \(error)"
    case let error as LogError: return "error: \(error)"
    case let error as ProofError: return "error: \(error)"
    case let error as FileError: return "error: \(error)"
    case let error as JSONError: return "error: \(error)"
    case let error as RegisterJSONError: return "error: \(error)"
    default: return unexpected(error)
    }
  }
}
