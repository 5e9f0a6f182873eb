import Formats
import Foundation
import Hummingbird
import Store
import StoreSQLite

#if PostgreSQL
import StorePostgres
#endif

/// The peer of the server in one run: the same HTTP server and store, and nothing of the product.
///
/// `POST /empty` answers at once; `POST /insert` commits one row, in the same group commit as a choice.
@main
struct HTTPBenchmark {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let port = Int(arguments[1]) else {
      print("usage: http-benchmark PORT DATABASE-FILE|postgres://…")
      return
    }
    let database = try await open(arguments[2])
    try await database.migrate(
      [
        Migration(room: "bench", version: 1) { dialect in
          [
            """
            CREATE TABLE bench (
              id TEXT NOT NULL PRIMARY KEY, body \(unsafe: dialect.blob) NOT NULL
            ) \(unsafe: dialect.tableSuffix)
            """
          ]
        }
      ], at: .now())
    let router = Router()
    router.post("/empty") { _, _ in
      Response(
        status: .ok, headers: [.contentType: "application/json"],
        body: .init(byteBuffer: ByteBuffer(string: "{}")))
    }
    router.post("/insert") { request, _ in
      let body = Array(buffer: try await request.body.collect(upTo: 1 << 20))
      let id = UUIDv7.make(at: .now()).text
      try await database.write { transaction in
        try transaction.insert(into: "bench", ["id", "body"], rows: [[.text(id), .blob(body)]])
      }
      return Response(
        status: .created, headers: [.contentType: "application/json"],
        body: .init(byteBuffer: ByteBuffer(string: "{}")))
    }
    try await Application(
      router: router,
      configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: nil)
    ).runService()
  }

  static func open(_ place: String) async throws -> any Store.Database {
    #if PostgreSQL
    if place.hasPrefix("postgres://") {
      return try await PostgresDatabase(PostgresSettings(address: place))
    }
    #endif
    return try SQLiteDatabase(path: place)
  }
}
