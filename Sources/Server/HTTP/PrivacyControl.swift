import HTTPTypes

extension HTTPFields {
  /// Whether Global Privacy Control is sent: a field whose value is exactly `1`, among whatever else (W3C GPC).
  var sayPrivacyControl: Bool {
    self[values: .privacyControl].contains { $0.utf8.elementsEqual("1".utf8) }
  }
}
