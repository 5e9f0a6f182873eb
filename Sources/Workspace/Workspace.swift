public import Access
public import Connectors
public import Consent
public import Disclosure
public import Door
public import Erasure
public import Findings
public import Formats
public import Forms
import Foundation
public import Index
public import Mail
public import Members
public import Questions
public import Register
public import Rights
public import SignIn
public import Sites
public import Staff
public import Standing
public import Store
import Synchronization
public import Vault
public import Vendors

/// A folder with everything an organisation runs on: two databases, the key, evidence, files handed over.
///
/// `data.sqlite` holds data and ledgers, `keys.sqlite` subject keys and the journal; they are backed up apart.
public final class Workspace: Sendable {
  /// The folder.
  public let folder: String
  /// Whether it holds invented people only, so that the clock may be set.
  public let isExample: Bool
  /// Data and ledgers.
  public let database: any Store.Database
  /// Keys and journal.
  public let vault: Vault
  /// Published registers, pauses, suspensions.
  public let standing: Standing
  /// Subjects and their sealed records.
  public let members: Members
  /// Notices served and choices.
  public let consent: Consent
  /// Accounts, keys, sessions.
  public let staff: Staff
  /// Everybody's atoms.
  public let index: SubjectIndex
  /// The disclosure ledger.
  public let disclosures: Disclosures
  /// Audiences that run again and again.
  public let audiences: Audiences
  /// Where partners fetch, ask and declare.
  public let door: Door
  /// What is kept while members sign in.
  public let signIn: SignIn
  /// Packages of what is held about a member.
  public let access: Access
  /// Acts of erasure, objections that wait for a decision, and what is being lifted.
  public let erasures: Erasures
  /// What needs a person.
  public let findings: Findings
  /// What is known of partners.
  public let vendors: Vendors
  /// The other systems in which members' data lies.
  public let connectors: Connectors
  /// Requests of people and notices of authorities.
  public let requests: Requests
  /// What people ask us in public.
  public let questions: Questions
  /// What our own sites hand to whom.
  public let sites: Sites
  /// Mail that waits to be handed over.
  public let mail: Mail
  /// Sign-up forms, and what waits for a guardian.
  public let forms: Forms
  /// Work that goes on by itself.
  public let jobs: Jobs
  /// The log on disk.
  public let evidence: EvidenceLog

  let keyStore: any Store.Database
  let recent: Recent
  let noVerdicts = NoVerdicts()
  let searchedNames = SearchedNames()
  let packageShelf: PackageShelf
  let memberProofs: MemberProofs
  /// How many acts of the journal the data lacked when the workspace was opened.
  let replayed = Atomic(0)

  /// Every table's migrations, in the order of the rooms.
  static var migrations: [Migration] {
    Migration.entries + Jobs.migrations + Standing.migrations + Members.migrations
      + Consent.migrations
      + Staff.migrations + Disclosures.migrations + Findings.migrations + Sites.migrations
      + Vendors.migrations + Questions.migrations + Requests.migrations
      + Mail.migrations + Forms.migrations + Door.migrations
      + SignIn.migrations + Connectors.migrations
      + Erasures.migrations
      + Decoys.migrations
      + Access.migrations
  }

  /// The migrations of the store of keys and journal.
  static var keyMigrations: [Migration] { Migration.entries + Vault.migrations }

  private init(
    folder: String, databases: DatabaseAddresses, description: WorkspaceDescription,
    key: WorkspaceKey, isNew: Bool, now: Timestamp
  ) async throws {
    self.folder = folder
    isExample = description.isExample
    if !isNew { try databases.requireFiles(in: folder) }
    let store = try await databases.openData(in: folder)
    let keys = try await databases.openKeys(in: folder)
    try await Self.refuseUnfinished(store, .data, isNew: isNew)
    try await Self.refuseUnfinished(keys, .keys, isNew: isNew)
    try await keys.migrate(Self.keyMigrations, at: now)
    let vault = Vault(store: keys, key: key)
    // A wrong key is found before anything else is touched.
    try await vault.open(isNew: isNew)
    try await store.migrate(Self.migrations, at: now)
    database = store
    keyStore = keys
    self.vault = vault
    standing = Standing(database: store)
    packageShelf = PackageShelf(standing)
    access = Access(database: store, vault: vault, folder: folder + "/packages")
    members = Members(database: store, vault: vault)
    consent = Consent(database: store, vault: vault, mostWaiting: databases.waiting)
    jobs = Jobs(database: store)
    erasures = Erasures(database: store, vault: vault)
    findings = Findings(database: store)
    vendors = Vendors(database: store, vault: vault, standing: standing)
    connectors = Connectors(database: store, vault: vault, drivers: WorkspaceDrivers())
    requests = Requests(database: store, vault: vault)
    questions = Questions(database: store)
    sites = Sites(
      database: store, folder: folder + "/sites", node: Self.node, program: Self.version)
    mail = Mail(database: store, key: vault.derive("mail"), folder: folder + "/mail")
    forms = Forms(
      database: store, vault: vault, members: members, consent: consent, mail: mail)
    recent = Recent(Feed(database: store))
    staff = Staff(database: store, key: vault.derive("staff"))
    signIn = SignIn(database: store, key: vault.derive("sign-in"))
    index = SubjectIndex(
      database: store, vault: vault, standing: standing, folder: folder + "/index")
    evidence = try EvidenceLog(
      database: store, folder: folder + "/evidence", vault: vault, origin: description.origin)
    disclosures = Disclosures(
      database: store, vault: vault, standing: standing, index: index, evidence: evidence,
      folder: folder + "/disclosures")
    memberProofs = MemberProofs(disclosures)
    audiences = Audiences(disclosures, folder: folder + "/audiences")
    let decoys = Decoys(
      database: store, vault: vault, standing: standing, disclosures: disclosures)
    door = Door(database: store, disclosures: disclosures, key: vault.derive("door")) {
      refs, disclosure in
      var found: Set<String> = []
      for ref in refs where try await decoys.isDecoy(ref: ref, of: disclosure) { found.insert(ref) }
      return found
    }
    connectors.use(keepBan: { [members] subject, _, at in
      let handles = subject.handles.flatMap { name, values in
        HandleKind(rawValue: name).map { kind in values.map { (kind, $0) } } ?? []
      }
      _ = try await members.suppress(
        handles, for: .ban, actor: Actor(kind: .system, id: "systems"), at: at)
    })
  }

  /// Makes a workspace in a folder that is none yet.
  ///
  /// - Parameters:
  ///   - databases: where data and keys are kept.
  ///   - origin: the log's name, a schema-less URL by which the world knows it.
  /// - Throws: `WorkspaceError.alreadyThere`, `VaultError`, `StoreError`.
  public static func create(
    at folder: String, databases: DatabaseAddresses = DatabaseAddresses(), isExample: Bool = false,
    origin: String? = nil, now: Timestamp = .now()
  ) async throws -> Workspace {
    let files = FileManager.default
    if files.fileExists(atPath: folder + "/" + WorkspaceDescription.fileName) {
      throw WorkspaceError.alreadyThere(folder: folder)
    }
    for path in [folder, folder + "/evidence", folder + "/disclosures"] {
      try files.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
    let keyPath = folder + "/workspace.key"
    let key =
      files.fileExists(atPath: keyPath)
      ? try WorkspaceKey.load(at: keyPath) : try WorkspaceKey.create(at: keyPath)
    let name = UUIDv7.make(at: now).text
    let description = WorkspaceDescription(
      origin: origin ?? "aboveboard.example/\(name)", isExample: isExample,
      engine: databases.engine)
    let workspace = try await Workspace(
      folder: folder, databases: databases, description: description, key: key, isNew: true,
      now: now)
    // Written last: a folder without it was never a workspace, and making it again goes on where a crash stopped.
    try description.write(to: folder)
    return workspace
  }

  /// Opens a workspace and finishes what a crash left half done.
  ///
  /// - Throws: `WorkspaceError`, `VaultError.wrongKey`, `StoreError.Code.newerDatabase`.
  public static func open(
    at folder: String, databases: DatabaseAddresses = DatabaseAddresses(), now: Timestamp = .now()
  ) async throws -> Workspace {
    let description = try WorkspaceDescription(readingFrom: folder)
    guard description.engine == databases.engine else {
      throw WorkspaceError.otherEngine(isPostgres: description.engine == .postgres)
    }
    let key = try WorkspaceKey.load(at: folder + "/workspace.key")
    let workspace = try await Workspace(
      folder: folder, databases: databases, description: description, key: key, isNew: false,
      now: now)
    workspace.replayed.store(try await workspace.catchUp(at: now), ordering: .relaxed)
    _ = try await workspace.disclosures.recover()
    return workspace
  }

  /// Closes the databases; what was acknowledged is on disk already.
  public func close() async throws {
    await index.close()
    try await database.close()
    try await keyStore.close()
  }

  /// What is in force now; throws `IndexError.nothingPublished` before a register is.
  public func inForce() async throws -> InForce {
    guard let inForce = try await standing.load() else { throw IndexError.nothingPublished }
    return inForce
  }

  /// Every room's part in the access and erasure of one subject, under the subject's key.
  public func subjectData(key: SubjectKey?, at now: Timestamp) -> [any SubjectData] {
    [
      MemberData(key: key, vault: vault, at: now), ConsentData(), StaffSubjectData(),
      DisclosureData(vault: vault), SignInData(), AccessData(), ErasureData(), SystemsData(),
      RequestData(key: key, vault: vault),
    ]
  }
}
