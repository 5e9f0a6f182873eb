import Catalogue

/// What a request told, to be asked by the name on the wire.
struct Telling {
  let all: [Told]

  init(
    _ url: String, method: String = "GET", headers: [(name: String, value: String)] = [],
    body: String = ""
  ) {
    all = Catalogue.standard.told(
      SentRequest(url: url, method: method, headers: headers, body: Array(body.utf8)))
  }

  /// Everything told under a name.
  func values(_ key: String) -> [String] { all.filter { $0.key == key }.map(\.value) }

  /// The subject of the first thing told under a name.
  func subject(_ key: String) -> Told.Subject? { all.first { $0.key == key }?.subject }

  /// The first thing told under a name.
  subscript(key: String) -> Told? { all.first { $0.key == key } }
}
