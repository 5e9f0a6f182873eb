import Mustache

/// The templates, read once from the binary.
struct PageTemplates: Sendable {
  /// The pages, and the parts that they share.
  enum Name: String, CaseIterable {
    case layout
    case bars
    case choices
    case standing
    case `public`
    case shared
    case member
    case ask
    case desk
    case plan
    case scan
    case processing
    case privacyLabel = "privacy-label"
    case map
    case answer
    case questions
    case question
    case deskquestions
    case changes
    case notices
    case notice
    case reading
    case receipt
    case signIn = "sign-in"
    case sessions
    case message
    case stopped
    case lookup
    case form
    case forminput
    case formdone
    case guardian
    case ways
    case onward
    case hosted
    case told
  }

  private let library: MustacheLibrary

  /// Reads all templates; throws `ServerError.damagedTemplate` with the first that cannot be read.
  init() throws(ServerError) {
    MustacheContentTypes.register(ByteEscaping(), named: ByteEscaping.name)
    var templates: [String: MustacheTemplate] = [:]
    for name in Name.allCases {
      // Partials start with the library's own escaping, so each template names ours.
      guard let bytes = EmbeddedAsset.bytes("\(name.rawValue).mustache"),
        let template = try? MustacheTemplate(
          string: "{{% CONTENT_TYPE:\(ByteEscaping.name)}}" + String(decoding: bytes, as: UTF8.self)
        )
      else { throw .damagedTemplate(name.rawValue) }
      templates[name.rawValue] = template
    }
    library = MustacheLibrary(templates: templates)
  }

  /// A page: its surroundings and its content, by whose property names the template is filled.
  func render(_ name: Name, title: String, chrome: Chrome, content: Any) -> String {
    let page = Page(
      title: title, organisation: chrome.organisation, controller: chrome.controller,
      isServed: chrome.isServed, isEmbedded: chrome.isEmbedded, staff: chrome.staff,
      links: chrome.links,
      signOut: chrome.signOut,
      robots: chrome.robots, style: chrome.isServed ? Route.style.path : "style.css",
      home: chrome.isServed ? Route.home.path : "index.html", content: content)
    return library.render(page, withTemplate: name.rawValue) ?? ""
  }

  private struct Page {
    var title: String
    var organisation: String
    var controller: Chrome.Controller?
    var isServed: Bool
    var isEmbedded: Bool
    var staff: String?
    var links: [Chrome.Link]
    var signOut: Chrome.SignOut?
    var robots: String
    var style: String
    var home: String
    var content: Any
  }
}
