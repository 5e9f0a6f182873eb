import Formats
import Hummingbird
import Register
import Standing
import Workspace

extension Site {
  /// Every published register, the newest first.
  func registersPage(_ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let before = try Self.number(try call.query().one("before"), "before") ?? .max
    let standing = workspace.standing
    let versions = try await standing.versions(
      before: before, limit: RegisterVersionsPage.most + 1)
    let inForce = try await workspace.inForce()
    return html(
      renderer.page(
        RegisterVersionsPage(versions, newest: inForce.version),
        chrome: Chrome(
          organisation: inForce.register.organisation, here: .registers, signedIn: staff.signedIn)))
  }

  /// One published register, and what changed for people since the one before it or any other.
  func registerPage(_ name: String, _ call: Call) async throws -> Response {
    let staff = try await staff(call)
    guard let number = Int(name), number > 0, String(number) == name else {
      throw Refusal.noSuchPage
    }
    let other = try Self.number(try call.query().one("with"), "with")
    guard other != number else {
      throw Refusal.unusable("A version is compared with another one. Give another number.")
    }
    guard
      let report = try await workspace.registerReport(number, with: other, at: call.at)
    else { throw Refusal.noSuchPage }
    let organisation = try await workspace.inForce().register.organisation
    return html(
      renderer.page(
        RegisterVersionPage(report),
        chrome: Chrome(organisation: organisation, here: .registers, signedIn: staff.signedIn)))
  }

  /// The number of a version in the query.
  private static func number(_ text: String?, _ name: String) throws(Refusal) -> Int? {
    guard let text else { return nil }
    guard let number = Int(text), (1...1_000_000_000).contains(number) else {
      throw .unreadable("`\(name)` is the number of a version, such as 3.")
    }
    return number
  }
}
