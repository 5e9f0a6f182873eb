import Access
import Formats
import Register
import Standing
import Statements
import Synchronization

/// What packages have in common and what never changes once it was published: registers, and notices in full.
final class PackageShelf: Sendable {
  private struct Held: Sendable {
    var registers: [Int: Register] = [:]
    var notices: [String: PackageNotice] = [:]
    var versions: [Publication] = []
  }

  private let standing: Standing
  private let held = Mutex(Held())

  init(_ standing: Standing) { self.standing = standing }

  /// The notices of some versions, in full, as they were published, in order of their names.
  func notices(_ versions: Set<String>) async throws -> [PackageNotice] {
    let missing = held.withLock { held in versions.filter { held.notices[$0] == nil } }
    if !missing.isEmpty {
      for published in try await standing.notices()
      where missing.contains(published.notice.version.description) {
        let register = try await register(published.register)
        let text = NoticeText.render(published.notice, in: register)
        let notice = PackageNotice(
          version: published.notice.version.description, title: published.notice.title, text: text,
          html: NoticeHTML.render(text))
        held.withLock { $0.notices[notice.version] = notice }
      }
    }
    return held.withLock { held in versions.sorted().compactMap { held.notices[$0] } }
  }

  /// The register that was in force at a moment; nil before the first.
  func register(at moment: Timestamp, inForce version: Int) async throws -> Register? {
    // A version list that ends before what is in force is out of date.
    var versions = held.withLock { $0.versions }
    if versions.first?.number ?? 0 < version {
      versions = try await standing.versions()
      held.withLock { [versions] in $0.versions = versions }
    }
    guard let found = versions.first(where: { $0.at <= moment }) else { return nil }
    return try await register(found.number)
  }

  private func register(_ number: Int) async throws -> Register {
    if let known = held.withLock({ $0.registers[number] }) { return known }
    let register = try await standing.register(version: number)
    held.withLock { $0.registers[number] = register }
    return register
  }
}
