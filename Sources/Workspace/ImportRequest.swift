import Consent
public import Formats
public import Members
import Register
public import Store

/// A file to be taken in, and how.
public struct ImportRequest: Sendable, Equatable {
  /// The path of the file.
  public var file: String
  /// The path of the mapping.
  public var mapping: String
  /// Whether one problem lets nothing in.
  public var strict: Bool
  /// Where problems are listed; beside the file unless given.
  public var problems: String?

  /// A file and its mapping.
  public init(file: String, mapping: String, strict: Bool = false, problems: String? = nil) {
    self.file = file
    self.mapping = mapping
    self.strict = strict
    self.problems = problems
  }

  /// The same with paths that hold from every folder.
  public func absolute(from folder: String) -> ImportRequest {
    func whole(_ path: String) -> String { path.hasPrefix("/") ? path : folder + "/" + path }
    return ImportRequest(
      file: whole(file), mapping: whole(mapping), strict: strict, problems: problems.map(whole))
  }

  /// Why a request cannot be carried out.
  public enum Unusable: Error, Equatable, CustomStringConvertible {
    /// The mapping has faults; each says where.
    case mapping([String])
    /// What was stored cannot be read.
    case damaged

    /// What is wrong and what to do.
    public var description: String {
      switch self {
      case .mapping(let faults): "the mapping cannot be used: \(faults.joined(separator: "; "))"
      case .damaged: "what the job asks for cannot be read; ask for it again"
      }
    }
  }

  init(json: JSON) throws(Unusable) {
    guard let file = json["file"]?.string, let mapping = json["mapping"]?.string,
      let strict = json["strict"]?.bool
    else { throw .damaged }
    self.init(file: file, mapping: mapping, strict: strict, problems: json["problems"]?.string)
  }

  var json: JSON {
    [
      "file": .string(file), "mapping": .string(mapping), "strict": .bool(strict),
      "problems": problems.map { .string($0) } ?? .null,
    ]
  }
}

extension Workspace {
  /// Takes a file of members or of choices in, as its mapping says.
  ///
  /// - Parameter after: how many rows an earlier try is known to have taken in.
  /// - Throws: `ImportRequest.Unusable.mapping`, `ImportError`, `StoreError`, `VaultError`.
  public func importFile(
    _ request: ImportRequest, actor: Actor, at now: Timestamp, after: Int = 0,
    progress: @Sendable (ImportProgress) throws -> Void = { _ in }
  ) async throws -> ImportReport {
    let inForce = try await inForce()
    let reading = MappingReader.read(path: request.mapping, inForce: inForce)
    guard let plan = reading.mapping else {
      throw ImportRequest.Unusable.mapping(reading.diagnostics.map(\.description))
    }
    switch plan.rows {
    case .members:
      return try await Importer(members: members, served: consent).run(
        file: request.file, mapping: plan, inForce: inForce, actor: actor, at: now,
        strict: request.strict, problemsFile: request.problems, after: after, progress: progress)
    case .choices:
      return try await ChoiceImporter(consent: consent, members: members).run(
        file: request.file, mapping: plan, inForce: inForce, actor: actor, at: now,
        strict: request.strict, problemsFile: request.problems, after: after, progress: progress)
    }
  }
}
