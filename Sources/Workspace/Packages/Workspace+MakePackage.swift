public import Access
public import Formats
import Store
import Vault

/// What collects a member's data from one other system: given the subject, it answers with records, or throws.
public typealias PackageSource = @Sendable (_ subject: UInt32) async throws -> [PackageRecords]

extension Workspace {
  /// How many packages a member may make for themselves in a day.
  static let mostPackagesADay = 10

  /// Makes the package of one member: everything that is held, sealed, on the disk when this returns.
  ///
  /// - Parameter systems: other systems with data of members, by name; the package is whole or is not made.
  /// - Throws: `PackageError`, `IndexError.nothingPublished`, what reading throws.
  public func makePackage(
    of ordinal: UInt32, _ terms: PackageTerms, systems: [String: PackageSource] = [:],
    at now: Timestamp
  ) async throws -> AccessPackage {
    try terms.check()
    guard let key = try await vault.key(for: ordinal) else { throw PackageError.nobody }
    let ground = try await packageGround(terms.form, at: now)
    guard let person = try await packagePeople([key], terms.form, at: now).first else {
      throw PackageError.nobody
    }
    if terms.actor.kind == .member {
      let since = now.adding(seconds: -86_400)
      guard try await access.madeBySelf(ordinal, since: since) < Self.mostPackagesADay else {
        throw PackageError.tooMany
      }
    }
    var document = try await packageDocument(
      of: person, terms.form, request: terms.request, ground)
    let draft = try access.begin(key, at: now)
    do {
      var archive = PackageArchive(at: now) { try draft.write($0) }
      for (name, source) in systems.sorted(by: { $0.key < $1.key }) {
        do {
          for records in try await source(ordinal) {
            document.tables.append(try await archive.add(records, of: name))
          }
        } catch is CancellationError {
          throw CancellationError()
        } catch let error as PackageError {
          throw error
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
