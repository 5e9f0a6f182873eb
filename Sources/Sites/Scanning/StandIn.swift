import Browser
import Foundation
import Web

/// A folder that stands in for the network: for examples, and for a draft that no server has yet.
///
/// It holds a folder for each host. A page is a file of its path, with `.html` or as `index.html` in a folder; what has
/// no file is answered with an empty 204, so that a page goes on as if everybody were there. Nothing leaves the machine.
public struct StandIn: Sendable, Equatable {
  /// The folder.
  public let folder: String

  /// A stand-in; throws `SitesError.unreadable` when there is no such folder.
  public init(folder: String) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue
    else { throw SitesError.unreadable(folder) }
    self.folder = folder
  }

  /// What keeps a browser from asking anybody else.
  static let flags = ["--host-resolver-rules=MAP * ~NOTFOUND"]

  func answer(_ url: String) -> Capture.Answer {
    guard let address = WebAddress(url), let file = file(address),
      let data = FileManager.default.contents(atPath: file)
    else { return Capture.Answer(status: 204, headers: [], body: []) }
    return Capture.Answer(
      status: 200, headers: [Header(name: "Content-Type", value: Self.type(of: file))],
      body: Array(data))
  }

  private func file(_ address: WebAddress) -> String? {
    let parts = address.path.split(separator: "/")
    // No file outside the folder, whatever a page asks for.
    guard !parts.contains(".."), !parts.contains("."), !address.host.contains("/") else {
      return nil
    }
    let path = ([folder, address.host] + parts.map(String.init)).joined(separator: "/")
    return [path, path + ".html", path + "/index.html"].first {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder)
        && !isFolder.boolValue
    }
  }

  private static func type(of file: String) -> String {
    let types = [
      "html": "text/html; charset=utf-8", "js": "text/javascript", "css": "text/css",
      "svg": "image/svg+xml", "png": "image/png", "gif": "image/gif", "json": "application/json",
    ]
    return types[(file as NSString).pathExtension] ?? "application/octet-stream"
  }
}
