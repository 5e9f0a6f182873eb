import Foundation

/// A small disk in memory, in a mount namespace of its own that ends with the script.
enum SmallDisk {
  static let isPossible = (try? shell("exit 0").code) == 0
  static let program =
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path + "/aboveboard"

  /// Runs a script of bash; `ab` is the program, `$disk` the disk, `fill` fills it.
  static func shell(_ script: String) throws -> (code: Int32, text: String) {
    let before = """
      export SWIFT_BACKTRACE=enable=no disk=$(mktemp -d)
      mount -t tmpfs -o size=40m none "$disk" || exit 90
      export ABOVEBOARD_WORKSPACE="$disk/ws"
      ab() { "\(program)" "$@" 2>&1; echo "[$1 $2 $?]"; }
      fill() { dd if=/dev/zero of="$disk/fill" bs=4k 2>/dev/null; }
      example="\(TestFolder.example)"

      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "unshare", "-m", "--propagation", "private", "bash", "-c", before + script,
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }
}
