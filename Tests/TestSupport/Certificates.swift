#if PostgreSQL
import Foundation

/// Certificates for a test's server, made by openssl.
public enum Certificates {
  /// Writes `name.crt` and `name.key` for localhost, signed by themselves, for the account of PostgreSQL.
  public static func make(in folder: String, name: String = "server") throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    process.arguments = [
      "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
      "-addext", "subjectAltName=DNS:localhost", "-keyout", "\(folder)/\(name).key", "-out",
      "\(folder)/\(name).crt",
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try PostgresServer.give("\(folder)/\(name).key")
  }
}
#endif
