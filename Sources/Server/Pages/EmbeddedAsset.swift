import CAssets

/// The files inside the binary: templates and the style sheet.
enum EmbeddedAsset {
  /// The bytes of a file, or nil when there is none of that name.
  static func bytes(_ name: String) -> [UInt8]? {
    for position in 0..<embedded_asset_count() {
      let asset = embedded_asset_at(position)
      guard let start = asset.start, String(cString: asset.name) == name else { continue }
      return Array(UnsafeBufferPointer(start: start, count: asset.count))
    }
    return nil
  }

  /// The names of all files.
  static var names: [String] {
    (0..<embedded_asset_count()).map { String(cString: embedded_asset_at($0).name) }
  }
}
