import Browser
import Formats

extension Recording {
  /// Plays the recording; throws `Unusable` at a step whose element is not found.
  func play(in tab: Tab, patience: Duration) async throws {
    for (number, step) in steps.enumerated() {
      switch step {
      case .navigate(let address):
        if let problem = try await tab.open(address, patience: patience) {
          throw Unusable(description: "step \(number + 1) of the recording failed: \(problem)")
        }
      case .change(let ways, let value):
        try await reach(ways, "focus", in: tab, number: number)
        _ = await tab.value("document.activeElement && (document.activeElement.value = '')")
        try await tab.ask("Input.insertText", ["text": .string(value)])
      case .click(let ways): try await reach(ways, "click", in: tab, number: number)
      case .wait(let ways): try await reach(ways, nil, in: tab, number: number)
      case .key(let key):
        for type in ["keyDown", "keyUp"] {
          var event: [String: JSON] = ["type": .string(type), "key": .string(key)]
          if key == "Enter" {
            event["windowsVirtualKeyCode"] = 13
            event["text"] = "\r"
          }
          try await tab.ask("Input.dispatchKeyEvent", .object(event))
        }
      }
      try await tab.capture.settle(tab.session, quiet: .milliseconds(400), most: patience)
    }
  }

  /// Finds an element by the first way that leads to one, waiting for it, and does something with it.
  private func reach(
    _ ways: [String], _ action: String?, in tab: Tab, number: Int
  ) async throws {
    let list = JSON.array(ways.map { .string($0) }).text
    let expression = """
      (() => {
        for (const way of \(list)) {
          let found = null;
          try {
            if (way.startsWith('xpath/'))
              found = document.evaluate(way.slice(6), document, null, 9).singleNodeValue;
            else if (way.startsWith('aria/')) {
              // What can be pressed or filled first: a heading may say the same as the button.
              const name = way.slice(5).replace(/\\[role=.*\\]$/, '');
              const isNamed = (e) => [e.getAttribute('aria-label'), e.labels?.[0]?.innerText.trim(),
                e.innerText?.trim(), e.placeholder, e.title, e.type === 'submit' && e.value]
                .includes(name);
              const controls = 'a, button, input, select, textarea, summary, [role], [tabindex]';
              found = [...document.querySelectorAll(controls)].find(isNamed)
                || [...document.querySelectorAll('*')].find((e) => !e.children.length && isNamed(e));
            }
            else if (way.startsWith('text/')) found = [...document.querySelectorAll('a, button, label')]
              .find((e) => e.innerText.trim() === way.slice(5));
            else found = document.querySelector(way.replace(/^pierce\\//, ''));
          } catch { }
          if (found) { \(action.map { "found.\($0)();" } ?? "") return true; }
        }
        return false;
      })()
      """
    for _ in 0..<40 {
      if await tab.value(expression)?.bool == true { return }
      try await Task.sleep(for: .milliseconds(250))
    }
    throw Unusable(
      description: "step \(number + 1) of the recording found no such element on the page")
  }
}
