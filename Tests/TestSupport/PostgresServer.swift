#if PostgreSQL
import Foundation
import Synchronization

/// A PostgreSQL of its own for the tests of one run: a new cluster in a temporary folder, on a socket alone.
///
/// Nothing waits for a fixed time: `pg_ctl --wait` returns when the server answers.
public final class PostgresServer: Sendable {
  /// The server of this run.
  public static let shared = Result { try PostgresServer() }

  /// Where its socket is.
  public let folder: String
  private let next = Atomic<Int>(0)

  /// Starts a server of its own; the options are those of its command line, such as `-c ssl=on`.
  public init(options: String = "") throws {
    folder = try Self.makeFolder()
    try pg("initdb", "--pgdata=\(folder)/data", "--auth=trust", "--username=postgres", "--no-sync")
    try start(options: options)
    Self.all.withLock { $0.append(self) }
  }

  /// Starts a replica that follows another server and may answer reads.
  public init(following primary: PostgresServer) throws {
    folder = try Self.makeFolder()
    try pg(
      "pg_basebackup", "--pgdata=\(folder)/data", "--host=\(primary.folder)", "--username=postgres",
      "--write-recovery-conf", "--checkpoint=fast", "--no-sync")
    try start(options: "")
    Self.all.withLock { $0.append(self) }
  }

  private static let all = Mutex<[PostgresServer]>([])
  private static let stopsAtExit: Void = {
    atexit { for server in PostgresServer.all.withLock({ $0 }) { server.stop() } }
  }()

  private static func makeFolder() throws -> String {
    _ = stopsAtExit
    let folder = "/tmp/aboveboard-postgres-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    // PostgreSQL refuses to run as root; Debian's package made an account for it.
    if getuid() == 0 { try run("/usr/bin/chown", "postgres", folder) }
    return folder
  }

  private func start(options: String) throws {
    try pg(
      "pg_ctl", "--pgdata=\(folder)/data", "--wait", "--log=\(folder)/log",
      "--options=-c listen_addresses='' -c unix_socket_directories=\(folder) -c fsync=off "
        + "-c max_connections=200 -c max_prepared_transactions=0 \(options)",
      "start")
  }

  /// Ends the server as a power cut would.
  public func killNow() throws {
    _ = try? pg("pg_ctl", "--pgdata=\(folder)/data", "--mode=immediate", "--wait", "stop")
  }

  /// Kills a process that serves one connection; the server ends all others and recovers, as after a crash.
  public func killBackend() throws {
    let found = try sql(
      "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() ORDER BY random() LIMIT 1",
      in: address("postgres"))
    if let process = Int32(found.trimmingCharacters(in: .whitespacesAndNewlines)) {
      kill(process, SIGKILL)
    }
  }

  /// Ends the server without a checkpoint, as when the machine goes down, and starts it again.
  public func crash() throws {
    try killNow()
    try start(options: "")
  }

  /// Waits until the server takes connections after a crash of its own.
  public func waitUntilReady() throws {
    // It refuses while it recovers, and each question takes a process.
    for _ in 0..<500 where (try? sql("SELECT 1", in: address("postgres"))) != nil { return }
    throw ServerError(program: "postgres")
  }

  /// Makes a replica the one that takes writes, and returns when it does.
  public func promote() throws {
    try pg("pg_ctl", "--pgdata=\(folder)/data", "--wait", "promote")
  }

  /// Reads the configuration again.
  public func reload() throws { try pg("pg_ctl", "--pgdata=\(folder)/data", "reload") }

  /// Gives a file to the server's account, readable by nobody else.
  public static func give(_ path: String) throws {
    try run("/usr/bin/chmod", "600", path)
    if getuid() == 0 { try run("/usr/bin/chown", "postgres", path) }
  }

  /// The address of a new, empty database.
  public func makeDatabase() throws -> String {
    let name = "t\(next.add(1, ordering: .relaxed).newValue)"
    try pg("createdb", "--host=\(folder)", "--username=postgres", name)
    return address(name)
  }

  /// The address of a database.
  public func address(_ database: String) -> String {
    "postgres://postgres@/\(database)?host=\(folder)"
  }

  /// Runs SQL as somebody else would, on a connection that is not ours.
  @discardableResult
  public func sql(_ text: String, in address: String) throws -> String {
    try pg("psql", "--no-psqlrc", "--tuples-only", "--no-align", "--command=\(text)", address)
  }

  /// The address of a database behind pgbouncer in transaction mode, with two connections for everybody.
  public func pooled(_ address: String) throws -> String {
    let name = address.prefix { $0 != "?" }.split(separator: "/").last.map(String.init) ?? ""
    let pooler = folder + "/pooler"
    if !FileManager.default.fileExists(atPath: pooler) {
      try FileManager.default.createDirectory(
        atPath: pooler, withIntermediateDirectories: false)
      try Data(
        """
        [databases]
        * = host=\(folder) user=postgres
        [pgbouncer]
        listen_addr =
        unix_socket_dir = \(pooler)
        auth_type = any
        pool_mode = transaction
        default_pool_size = 2
        ignore_startup_parameters = extra_float_digits
        logfile = \(pooler)/log
        pidfile = \(pooler)/pid
        """.utf8
      ).write(to: URL(fileURLWithPath: pooler + "/pgbouncer.ini"))
      if getuid() == 0 { try Self.run("/usr/bin/chown", "-R", "postgres", pooler) }
      let account = getuid() == 0 ? ["/usr/sbin/runuser", "-u", "postgres", "--"] : []
      let line =
        account + ["/usr/sbin/pgbouncer", "--daemon", "--quiet", pooler + "/pgbouncer.ini"]
      // The pooler is ready when its first process has ended.
      _ = try Self.run(line[0], Array(line.dropFirst()))
    }
    return "postgres://postgres@/\(name)?host=\(pooler)&port=6432"
  }

  /// Ends the server and removes its files.
  public func stop() {
    if let text = try? String(contentsOfFile: folder + "/pooler/pid", encoding: .utf8),
      let pooler = Int32(text.trimmingCharacters(in: .whitespacesAndNewlines))
    {
      kill(pooler, SIGKILL)
    }
    _ = try? pg("pg_ctl", "--pgdata=\(folder)/data", "--mode=immediate", "--wait", "stop")
    try? FileManager.default.removeItem(atPath: folder)
  }

  @discardableResult
  private func pg(_ program: String, _ arguments: String...) throws -> String {
    let path = try Self.binaries() + "/" + program
    let account = getuid() == 0 ? ["/usr/sbin/runuser", "-u", "postgres", "--"] : []
    let line = account + [path] + arguments
    return try Self.run(line[0], Array(line.dropFirst()))
  }

  private static func binaries() throws -> String {
    let base = "/usr/lib/postgresql"
    let versions = try FileManager.default.contentsOfDirectory(atPath: base).compactMap(Int.init)
    guard let newest = versions.max() else { throw CocoaError(.fileNoSuchFile) }
    return "\(base)/\(newest)/bin"
  }

  private static func run(_ program: String, _ arguments: String...) throws {
    _ = try run(program, arguments)
  }

  private static func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    // A server that stays would keep the pipes by which `Process` learns of an end, so it gets none of them.
    let shell =
      "for f in /proc/$$/fd/*; do n=${f##*/}; [ $n -gt 2 ] && eval \"exec $n>&-\"; done; exec \"$@\""
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", shell, "bash", program] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: "/tmp")
    let output = Pipe()
    process.standardOutput =
      arguments.last == "start" || arguments.contains("--daemon")
      ? FileHandle.nullDevice as Any : output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let isStart = arguments.last == "start" || arguments.contains("--daemon")
    let text = isStart ? Data() : output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw ServerError(program: arguments.first { $0.contains("/bin/") } ?? program)
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// A program of PostgreSQL's that failed.
public struct ServerError: Error {
  /// Which.
  public let program: String
}
#endif
