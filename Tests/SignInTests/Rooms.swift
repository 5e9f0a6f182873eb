import Crypto
import Formats
import SignIn
import Store
import TestSupport

/// The room in a database of its own.
struct Rooms {
  let folder: TestFolder
  let database: any Store.Database
  let signIn: SignIn

  init() async throws {
    folder = try TestFolder()
    database = try await folder.database(of: SignIn.migrations)
    signIn = SignIn(database: database, key: SymmetricKey(data: Array(repeating: 7, count: 32)))
  }
}
