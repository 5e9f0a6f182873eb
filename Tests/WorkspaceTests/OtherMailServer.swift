import Foundation
import TestSupport

/// `aiosmtpd` from PyPI, a mail server that others wrote, filing into a maildir; Scripts/smtp installs it.
final class OtherMailServer: @unchecked Sendable {
  // INVARIANT: `process` is started in `init`; afterwards only calls that Foundation lets any thread make are made.
  private let process = Process()
  let port: Int

  private static let root: String = {
    let tests = (#filePath as NSString).deletingLastPathComponent as NSString
    return (tests.deletingLastPathComponent as NSString).deletingLastPathComponent
  }()
  static let python = root + "/.build/smtp/bin/python"

  /// Whether it is installed.
  static var isThere: Bool { FileManager.default.isExecutableFile(atPath: python) }

  struct Unstarted: Error {}

  /// Starts it on loopback; what it takes lies in the maildir.
  init(maildir: String) throws {
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: Self.python)
    process.arguments = ["-u", "-W", "ignore", "-c", Self.script, maildir]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    try process.run()
    var line: [UInt8] = []
    while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != 10 {
      line.append(byte)
    }
    guard let port = Int(String(decoding: line, as: UTF8.self)) else {
      process.terminate()
      throw Unstarted()
    }
    self.port = port
  }

  deinit { kill(process.processIdentifier, SIGKILL) }

  /// Sends a message by SMTP and returns when the server has taken it.
  func send(from sender: String, to recipients: [String], _ message: String) throws {
    let client = Process()
    client.executableURL = URL(fileURLWithPath: Self.python)
    client.arguments = ["-c", Self.client, "\(port)", sender, message] + recipients
    try client.run()
    client.waitUntilExit()
    guard client.terminationStatus == 0 else { throw Unstarted() }
  }

  private static let script = """
    import asyncio, sys
    from aiosmtpd.controller import UnthreadedController
    from aiosmtpd.handlers import Mailbox
    class Filing(Mailbox):
        def prepare_message(self, session, envelope):
            message = super().prepare_message(session, envelope)
            message["Return-Path"] = "<%s>" % envelope.mail_from
            for one in envelope.rcpt_tos:
                message["Delivered-To"] = one
            return message
    loop = asyncio.new_event_loop()
    controller = UnthreadedController(Filing(sys.argv[1]), hostname="127.0.0.1", port=0, loop=loop)
    server = loop.run_until_complete(controller._create_server())
    print(server.sockets[0].getsockname()[1], flush=True)
    loop.run_forever()
    """

  private static let client = """
    import smtplib, sys
    with smtplib.SMTP("127.0.0.1", int(sys.argv[1])) as server:
        server.sendmail(sys.argv[2], sys.argv[4:], sys.argv[3].encode())
    """
}
