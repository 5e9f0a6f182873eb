import Foundation
import NIOSSL

/// A self-signed P-256 certificate that openssl made for this run.
struct ServerCertificate {
  /// Why there is none.
  struct Failed: Error, CustomStringConvertible {
    let description = "openssl made no certificate; is it installed?"
  }

  let certificate: String
  let key: String
  /// The base64 SHA-256 of the public key.
  let spki: String

  static func make() throws -> ServerCertificate {
    let folder = NSTemporaryDirectory() + "/fakesite-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c",
      """
      openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \
        -subj /CN=nest.example -addext subjectAltName=DNS:nest.example,DNS:*.nest.example \
        -keyout key -out certificate &&
      openssl x509 -in certificate -noout -pubkey | openssl pkey -pubin -outform der |
        openssl dgst -sha256 -binary | openssl base64 >spki
      """,
    ]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    func read(_ name: String) throws -> String {
      try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
    }
    guard process.terminationStatus == 0 else { throw Failed() }
    return ServerCertificate(
      certificate: try read("certificate"), key: try read("key"),
      spki: try read("spki").trimmingCharacters(in: .whitespacesAndNewlines))
  }

  /// What answers a TLS handshake for any name.
  func context() throws -> NIOSSLContext {
    var settings = TLSConfiguration.makeServerConfiguration(
      certificateChain: try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8)).map {
        .certificate($0)
      },
      privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem)))
    settings.applicationProtocols = ["http/1.1"]
    return try NIOSSLContext(configuration: settings)
  }
}
