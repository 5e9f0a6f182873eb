import Hummingbird
import Register
import Workspace

extension Site {
  /// Every published version of our notices, with what each changed.
  func noticesPage(_ call: Call) async throws -> Response {
    let after = try Self.place(call)
    let list = try await workspace.noticeList(after: after)
    let organisation = try await workspace.inForce().register.organisation
    let signedIn = try await signedIn(call)
    return open(
      renderer.page(
        NoticesPage(list, after: after),
        chrome: Chrome(organisation: organisation, here: .notices, signedIn: signedIn)),
      signedIn)
  }

  /// One version, in the words in which it was published.
  func noticePage(_ name: String, _ number: String, _ call: Call) async throws -> Response {
    guard let version = NoticeVersion("\(name)@\(number)"),
      let report = try await workspace.noticeReport(version)
    else { throw Refusal.noSuchPage }
    let organisation = try await workspace.inForce().register.organisation
    let signedIn = try await signedIn(call)
    return open(
      renderer.page(
        NoticePage(report),
        chrome: Chrome(organisation: organisation, here: nil, signedIn: signedIn)),
      signedIn)
  }

  /// How hard our notices are to read, for those who can mend them.
  func deskNoticesPage(_ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let after = try Self.place(call)
    let list = try await workspace.noticeList(after: after)
    let organisation = try await workspace.inForce().register.organisation
    return html(
      renderer.page(
        ReadingPage(list, after: after),
        chrome: Chrome(organisation: organisation, here: .deskNotices, signedIn: staff.signedIn)))
  }

  /// A page that anyone may see; with a sign-out form in it, it is somebody's own copy.
  private func open(_ text: String, _ signedIn: SignedIn?) -> Response {
    var response = html(text)
    response.headers[.cacheControl] = signedIn == nil ? "no-cache" : "no-store"
    response.headers[.vary] = "Cookie"
    return response
  }

  /// After how many notices a page of the list begins.
  private static func place(_ call: Call) throws(Refusal) -> Int {
    guard let text = try call.query().one("after") else { return 0 }
    guard let after = Int(text), (0...1_000_000).contains(after) else {
      throw .unreadable("The page of the list is given by a number.")
    }
    return after
  }
}
