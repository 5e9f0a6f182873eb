import Mustache

/// The templates, read once from the binary.
struct PageTemplates: Sendable {
  private let library: MustacheLibrary

  /// Reads all templates; throws `ServerError.damagedTemplate` with the first that cannot be read.
  init() throws(ServerError) {
    MustacheContentTypes.register(ByteEscaping(), named: ByteEscaping.name)
    let ending = ".mustache"
    var templates: [String: MustacheTemplate] = [:]
    for file in EmbeddedAsset.names where file.hasSuffix(ending) {
      let name = String(file.dropLast(ending.count))
      // Partials start with the library's own escaping, so each template names ours.
      guard let bytes = EmbeddedAsset.bytes(file),
        let template = try? MustacheTemplate(
          string: "{{% CONTENT_TYPE:\(ByteEscaping.name)}}" + String(decoding: bytes, as: UTF8.self)
        )
      else { throw .damagedTemplate(name) }
      templates[name] = template
    }
    library = MustacheLibrary(templates: templates)
  }

  /// A page: its surroundings and its content, by whose property names the template is filled.
  func render<Content: Page>(_ content: Content, chrome: Chrome) -> String {
    library.render(
      PageValues.read(Frame(content, chrome: chrome)) ?? [:], withTemplate: Content.template) ?? ""
  }

  private struct Frame {
    var title: String
    var organisation: String
    var controller: Chrome.Controller?
    var isServed: Bool
    var isEmbedded: Bool
    var staff: String?
    var links: [Chrome.Link]
    var desk: [Chrome.Link]
    var hasDesk: Bool
    var signOut: Chrome.SignOut?
    var robots: String
    var style: String
    var home: String
    var content: Any

    init(_ content: some Page, chrome: Chrome) {
      title = content.pageTitle
      organisation = chrome.organisation
      controller = chrome.controller
      isServed = chrome.isServed
      isEmbedded = chrome.isEmbedded
      staff = chrome.staff
      links = chrome.links
      desk = chrome.desk
      hasDesk = !chrome.desk.isEmpty
      signOut = chrome.signOut
      robots = chrome.robots
      style = chrome.isServed ? Route.style.path : "style.css"
      home = chrome.isServed ? Route.home.path : "index.html"
      self.content = content
    }
  }
}
