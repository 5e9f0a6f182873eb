/// How a recipient gets what is scheduled for it.
extension RegisterDraft {
  mutating func readDelivery(in entry: inout Entry) -> Recipient.Delivery? {
    guard var inner = entry.entry("delivery", required: false, &report) else { return nil }
    let folder = inner.text("folder", required: false, &report)
    let https = inner.text("https", required: false, &report)
    let age = inner.text("age", required: false, &report)
    inner.finish(&report)
    if let folder, !Self.isFolder(folder) {
      report.error(
        .badDelivery, at: inner.place(of: "folder"),
        "\(inner.what): `folder` is not the whole path of a folder",
        hint: "write it as /srv/outbox/partner, without `..`")
      return nil
    }
    if let https, !Self.isEndpoint(https) {
      report.error(
        .badDelivery, at: inner.place(of: "https"),
        "\(inner.what): `https` is not an address to which files can be put",
        hint: "write it as https://partner.example/audiences, without `?` and `#`")
      return nil
    }
    if let age, !Self.isAgeKey(age) {
      report.error(
        .badDelivery, at: inner.place(of: "age"), "\(inner.what): `age` is no public key of age",
        hint: "it is the line that `age-keygen` prints after \"Public key:\", age1…")
      return nil
    }
    guard (folder == nil) != (https == nil) else {
      report.error(
        .badDelivery, at: inner.place, "\(inner.what) needs either `folder` or `https`",
        hint: "one of them, not both")
      return nil
    }
    return Recipient.Delivery(folder: folder, https: https, age: age)
  }

  /// Where recalls are posted to.
  mutating func readWebhook(in entry: inout Entry) -> String? {
    guard let webhook = entry.text("webhook", required: false, &report) else { return nil }
    guard Self.isEndpoint(webhook) else {
      report.error(
        .badDelivery, at: entry.place(of: "webhook"),
        "\(entry.what): `webhook` is not an address to which a message can be posted",
        hint: "write it as https://partner.example/recalls, without `?` and `#`")
      return nil
    }
    return webhook
  }

  private static func isFolder(_ text: String) -> Bool {
    text.utf8.first == UInt8(ascii: "/") && text.utf8.count <= 1_000
      && text.utf8.allSatisfy { $0 >= 32 && $0 != 127 }
      && !text.split(separator: "/").contains("..")
  }

  /// Without encryption on the way only this machine itself may be reached, as in an example.
  private static func isEndpoint(_ text: String) -> Bool {
    guard let origin = WebOrigin.of(text), text.utf8.count <= 1_000,
      text.utf8.allSatisfy({ $0 > 32 && $0 < 127 && !"\"<>?#@\\".utf8.contains($0) })
    else { return false }
    if origin.hasPrefix("https://") { return true }
    return ["http://127.0.0.1", "http://localhost"].contains {
      origin == $0 || origin.hasPrefix($0 + ":")
    }
  }

  /// Bech32 of 32 bytes under the prefix `age` (age-encryption.org/v1); age itself checks the sum.
  private static func isAgeKey(_ text: String) -> Bool {
    let letters = Set("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
    return text.hasPrefix("age1") && text.utf8.count == 62
      && text.utf8.dropFirst(4).allSatisfy(letters.contains)
  }
}
