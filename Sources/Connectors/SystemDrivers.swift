import Foundation
public import Register
public import Store

/// A database of somebody else's: no table of ours is ever made in it.
public protocol ForeignDatabase: Sendable {
  /// The engine.
  var dialect: Dialect { get }
  /// Runs a closure on one consistent snapshot that refuses writes.
  func read<T: Sendable>(
    _ body: @escaping @Sendable (any ReadTransaction) throws -> T
  ) async throws -> T
  /// Runs a closure in one transaction; all of it stands or nothing.
  func write<T: Sendable>(
    _ body: @escaping @Sendable (any WriteTransaction) throws -> T
  ) async throws -> T
  /// Ends the connection.
  func close() async
}

/// Opens databases of others; Workspace has the drivers.
public protocol SystemDrivers: Sendable {
  /// Opens a database at an address, or in a file that must be there.
  func open(_ kind: ConnectedSystem.Kind, at address: String) async throws -> any ForeignDatabase
}

/// Where secrets are read when they are needed; none is ever kept.
public struct SystemSecrets: Sendable {
  private let environment: @Sendable (String) -> String?

  /// Secrets of an environment; the process's own unless another is given.
  public init(environment: (@Sendable (String) -> String?)? = nil) {
    self.environment = environment ?? { ProcessInfo.processInfo.environment[$0] }
  }

  /// A secret, without the line end of its file.
  ///
  /// - Throws: `SystemError.secretMissing`.
  public func read(_ secret: ConnectedSystem.Secret) throws -> String {
    if let name = secret.environment {
      guard let value = environment(name), !value.isEmpty else {
        throw SystemError.secretMissing(place: "the environment variable \(name)")
      }
      return value
    }
    guard let path = secret.file, let data = FileManager.default.contents(atPath: path),
      let line = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).first
    else { throw SystemError.secretMissing(place: "the file \(secret.file ?? "")") }
    return line.trimmingCharacters(in: .whitespaces)
  }
}
