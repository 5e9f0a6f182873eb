import Foundation

extension MailFolder {
  /// Removes the letters to some addresses that nobody has taken from the folder yet; returns how many.
  ///
  /// Our own letters alone: each has one address, in a line of its own.
  func remove(to addresses: Set<String>) -> Int {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    var count = 0
    for name in names where name.hasSuffix(".eml") {
      guard let file = FileHandle(forReadingAtPath: path + "/" + name) else { continue }
      let head = (try? file.read(upToCount: 4_096)).map { String(decoding: $0, as: UTF8.self) }
      try? file.close()
      let lines = (head ?? "").split(separator: "\r\n")
      guard let to = lines.first(where: { $0.hasPrefix("To: <") && $0.hasSuffix(">") }),
        addresses.contains(to.dropFirst(5).dropLast().lowercased())
      else { continue }
      if unlink(path + "/" + name) == 0 { count += 1 }
    }
    return count
  }
}
