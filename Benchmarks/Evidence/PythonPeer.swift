import Foundation

/// The same tree over as many leaves, hashed by Python's hashlib, which is OpenSSL's SHA-256.
enum PythonPeer {
  private static let program = """
    import hashlib, sys, time
    count, body = int(sys.argv[1]), b'x' * 150
    start = time.perf_counter()
    level = [hashlib.sha256(b'\\0' + body + i.to_bytes(8, 'big')).digest() for i in range(count)]
    while len(level) > 1:
        rest = [level[-1]] if len(level) % 2 else []
        level = [hashlib.sha256(b'\\1' + a + b).digest() for a, b in zip(level[::2], level[1::2])] + rest
    print(time.perf_counter() - start)
    """

  /// How long it takes; infinite without Python.
  static func seconds(leaves: Int64) throws -> Double {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program, String(leaves)]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Double(output.split(whereSeparator: \.isNewline).first ?? "") ?? .infinity
  }
}
