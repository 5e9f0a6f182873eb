extension AppPrivacyLabels {
  /// `PrivacyInfo.xcprivacy`: the label as a property list in XML, UTF-8.
  ///
  /// `NSPrivacyAccessedAPITypes` is about an app's code, of which a register knows nothing: it stays empty, and a
  /// comment in the file says so.
  public var manifest: String {
    var lines = [
      #"<?xml version="1.0" encoding="UTF-8"?>"#,
      #"<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "#
        + #""http://www.apple.com/DTDs/PropertyList-1.0.dtd">"#,
      #"<plist version="1.0">"#, "<dict>",
      "  <key>NSPrivacyTracking</key>", "  <\(isTracking)/>",
      "  <key>NSPrivacyTrackingDomains</key>",
    ]
    lines += Self.array(trackingDomains, indent: "  ")
    lines.append("  <key>NSPrivacyCollectedDataTypes</key>")
    if rows.isEmpty { lines.append("  <array/>") }
    if !rows.isEmpty {
      lines.append("  <array>")
      for row in rows { lines += Self.dictionary(row) }
      lines.append("  </array>")
    }
    lines += [
      "  <!-- About the app's code: whoever builds the app fills this in. -->",
      "  <key>NSPrivacyAccessedAPITypes</key>", "  <array/>", "</dict>", "</plist>", "",
    ]
    return lines.joined(separator: "\n")
  }

  private static func dictionary(_ row: Row) -> [String] {
    [
      "    <dict>", "      <key>NSPrivacyCollectedDataType</key>",
      "      <string>\(row.type.manifestValue)</string>",
      "      <key>NSPrivacyCollectedDataTypeLinked</key>", "      <\(row.linked)/>",
      "      <key>NSPrivacyCollectedDataTypeTracking</key>", "      <\(row.tracking)/>",
      "      <key>NSPrivacyCollectedDataTypePurposes</key>",
    ] + array(row.purposes.map(\.manifestValue), indent: "      ") + ["    </dict>"]
  }

  private static func array(_ items: [String], indent: String) -> [String] {
    guard !items.isEmpty else { return ["\(indent)<array/>"] }
    return ["\(indent)<array>"]
      + items.map { "\(indent)  <string>\(XMLText.escaped($0))</string>" } + ["\(indent)</array>"]
  }
}
