import Browser
import Formats

/// The buttons of a page by their accessible names, in all frames and shadow roots, and a hand that presses them.
///
/// The browser's own accessibility tree reaches into shadow roots, open and closed.
struct Buttons {
  let tab: Tab

  struct Button {
    let session: String
    let node: JSON
    let name: String
    let rank: Int
  }

  /// The button whose name has the lowest rank; nil when no name has one.
  func best(_ rank: (String) -> Int?) async -> Button? {
    var best: Button?
    for session in tab.capture.documents(first: tab.session) {
      for frame in await frames(session) {
        let tree = try? await tab.browser.ask(
          "Accessibility.getFullAXTree", ["frameId": .string(frame)], session: session)
        for node in tree?["nodes"]?.array ?? [] {
          guard node["ignored"]?.bool != true, let name = node["name"]?["value"]?.string,
            ["button", "link", "menuitem", "tab"].contains(node["role"]?["value"]?.string ?? ""),
            let rank = rank(name), let id = node["backendDOMNodeId"]
          else { continue }
          if best.map({ rank < $0.rank }) ?? true {
            best = Button(session: session, node: id, name: name, rank: rank)
          }
        }
      }
    }
    return best
  }

  /// Presses at the button's middle, as a hand would; where it has no place on the screen, by its own method.
  func press(_ button: Button) async {
    let browser = tab.browser
    _ = try? await browser.ask(
      "DOM.scrollIntoViewIfNeeded", ["backendNodeId": button.node], session: button.session)
    let quads = try? await browser.ask(
      "DOM.getContentQuads", ["backendNodeId": button.node], session: button.session)
    let corners = (quads?["quads"]?.array?.first?.array ?? []).compactMap(\.double)
    guard corners.count == 8, button.session == tab.session else {
      return await click(button)
    }
    let x = stride(from: 0, to: 8, by: 2).reduce(0) { $0 + corners[$1] } / 4
    let y = stride(from: 1, to: 8, by: 2).reduce(0) { $0 + corners[$1] } / 4
    for type in ["mousePressed", "mouseReleased"] {
      _ = try? await browser.ask(
        "Input.dispatchMouseEvent",
        [
          "type": .string(type), "x": .double(x), "y": .double(y), "button": "left",
          "clickCount": 1,
        ], session: tab.session)
    }
  }

  private func click(_ button: Button) async {
    let found = try? await tab.browser.ask(
      "DOM.resolveNode", ["backendNodeId": button.node], session: button.session)
    guard let object = found?["object"]?["objectId"] else { return }
    _ = try? await tab.browser.ask(
      "Runtime.callFunctionOn",
      ["objectId": object, "functionDeclaration": "function () { this.click(); }"],
      session: button.session)
  }

  private func frames(_ session: String) async -> [String] {
    func ids(_ tree: JSON?) -> [String] {
      guard let tree, let id = tree["frame"]?["id"]?.string else { return [] }
      return [id] + (tree["childFrames"]?.array ?? []).flatMap { ids($0) }
    }
    let tree = try? await tab.browser.ask("Page.getFrameTree", session: session)
    return ids(tree?["frameTree"])
  }
}
