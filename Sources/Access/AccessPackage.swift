public import Formats
public import Store

/// What a package is made for.
public enum PackageForm: String, Sendable, CaseIterable, SQLBindable {
  /// Everything (GDPR Article 15).
  case access
  /// What the member provided, on consent or a contract, for machines (Article 20).
  case portability
}

/// A package that waits, sealed, to be fetched.
public struct AccessPackage: Sendable, Equatable, Identifiable {
  /// How long one is kept unless said otherwise, in days.
  public static let usualDays = 30

  /// Its name, a UUIDv7.
  public let id: String
  /// Whose it is.
  public let ordinal: UInt32
  /// What it is for.
  public let form: PackageForm
  /// The request that it answers.
  public let request: String?
  /// When it was made.
  public let made: Timestamp
  /// When it is destroyed.
  public let expires: Timestamp
  /// When it was first fetched.
  public let fetched: Timestamp?
  /// How many bytes the archive has.
  public let bytes: Int64
  /// The run of many that made it.
  public let run: String?
  /// The file with the sealed bytes, and where in it they begin.
  let file: String
  let place: Int64
}

extension AccessPackage {
  static let columns: SQL = """
    id, ordinal, form, request, made_at, expires_at, fetched_at, bytes, run, file, place
    """

  init(_ row: Row) throws {
    guard let form = PackageForm(rawValue: try row.text(2)) else {
      throw StoreError(.corrupt, "a row of packages is damaged")
    }
    self.init(
      id: try row.text(0), ordinal: try row.ordinal(1), form: form, request: try row.textOrNil(3),
      made: try row.timestamp(4), expires: try row.timestamp(5), fetched: try row.timestampOrNil(6),
      bytes: try row.int(7), run: try row.textOrNil(8), file: try row.text(9),
      place: try row.int(10))
  }
}
