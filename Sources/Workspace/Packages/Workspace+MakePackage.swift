public import Access
public import Formats
import Store
import Vault

extension Workspace {
  /// How many packages a member may make for themselves in a day.
  static let mostPackagesADay = 10

  /// Makes the package of one member: everything that is held, here and in other systems, sealed and on the disk.
  ///
  /// A system that does not answer holds nothing up: the package says what is not in it, and why.
  /// - Throws: `PackageError`, `IndexError.nothingPublished`, what reading throws.
  public func makePackage(
    of ordinal: UInt32, _ terms: PackageTerms, at now: Timestamp
  ) async throws -> AccessPackage {
    try await makePackage(of: ordinal, terms, at: now) { [self] in
      try await toldBySystems(of: ordinal, terms, at: now)
    }
  }

  /// The same with what other systems tell.
  func makePackage(
    of ordinal: UInt32, _ terms: PackageTerms, at now: Timestamp,
    told: () async throws -> SystemsTold
  ) async throws -> AccessPackage {
    try terms.check()
    guard let key = try await vault.key(for: ordinal) else { throw PackageError.nobody }
    let ground = try await packageGround(terms.form, at: now)
    if terms.actor.kind == .member {
      let since = now.adding(seconds: -86_400)
      guard try await access.madeBySelf(ordinal, since: since) < Self.mostPackagesADay else {
        throw PackageError.tooMany
      }
    }
    // First, so that the package tells of this asking too.
    let told = try await told()
    guard let person = try await packagePeople([key], terms.form, at: now).first else {
      throw PackageError.nobody
    }
    var document = try await packageDocument(
      of: person, terms.form, request: terms.request, ground)
    document.gaps = told.gaps
    document.files += told.files
    let draft = try access.begin(key, at: now)
    do {
      var archive = PackageArchive(at: now) { try draft.write($0) }
      for (name, records) in told.records {
        do {
          document.tables.append(try await archive.add(records, of: name))
        } catch let error as PackageError {
          throw error
        } catch is CancellationError {
          throw CancellationError()
        } catch {
          throw PackageError.systemSilent(name: name)
        }
      }
      try archive.finish(document)
      let sealed = try draft.finish()
      guard let made = try await access.enter([sealed], terms, at: now).first else {
        throw PackageError.nobody
      }
      return made
    } catch {
      draft.abandon()
      throw error
    }
  }
}
