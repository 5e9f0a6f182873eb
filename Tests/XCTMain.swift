import Testing

/// The test runner's entry point, in place of the one that SwiftPM would generate.
///
/// To generate it, SwiftPM searches the compiler's index for XCTest cases, of which there are none; naming the entry
/// point here lets every build leave the index out (`Scripts/flags`).
@main
struct Runner {
  static func main() async {
    await Testing.__swiftPMEntryPoint() as Never
  }
}
