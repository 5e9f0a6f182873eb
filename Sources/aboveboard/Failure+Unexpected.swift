import ArgumentParser
import Foundation

extension Failure {
  /// What is said of an error that no room of ours made; nil when it is the argument parser's.
  ///
  /// Its own description is never shown: Foundation's name paths, values and types.
  static func unexpected(_ error: any Error) -> String? {
    if error is ValidationError || error is CleanExit || error is ExitCode { return nil }
    if let error = error as? CocoaError { return "error: \(reason(error)); nothing was changed" }
    let module = String(reflecting: type(of: error)).prefix { $0 != "." }
    if module == "ArgumentParser" { return nil }
    return "error: something went wrong that this program does not know; "
      + "run `aboveboard doctor`, then try again"
  }

  private static func reason(_ error: CocoaError) -> String {
    let file = error.filePath.map { " (\($0))" } ?? ""
    return switch error.code {
    case .fileNoSuchFile, .fileReadNoSuchFile: "a file is not there\(file)"
    case .fileReadNoPermission, .fileWriteNoPermission:
      "a file or folder may not be opened\(file); check its owner and mode"
    case .fileWriteOutOfSpace: "no space is left on the disk\(file)"
    case .fileWriteFileExists: "there is a file of that name already\(file)"
    default: "a file cannot be read or written\(file)"
    }
  }
}
