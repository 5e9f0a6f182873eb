import Foundation

extension RegisterReader {
  /// Reads a folder: its `.yaml`, `.yml` and `.md` files and those one folder below, in the order of their names.
  ///
  /// Diagnostics name files from the folder's own name on, such as `register/fields.yaml`. Nothing outside the folder is
  /// read, also not through a link; no file is read past its limit; hidden files are left alone.
  public static func read(folder: String) -> RegisterReading {
    let root = URL(fileURLWithPath: folder, isDirectory: true).resolvingSymlinksInPath()
    let name = URL(fileURLWithPath: folder, isDirectory: true).lastPathComponent
    var walk = FolderWalk(root: root.path)
    walk.visit(root, shown: name, below: 1)
    return read(files: walk.files, problems: walk.problems, name: name)
  }
}

/// One walk through a folder, with what was read and what could not be.
private struct FolderWalk {
  let root: String
  var files: [RegisterFile] = []
  var problems: [Diagnostic] = []
  private var total = 0

  init(root: String) { self.root = root }

  mutating func visit(_ folder: URL, shown: String, below: Int) {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    } catch {
      return refuse(shown, .fileUnreadable, "the folder cannot be read")
    }
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    where !name.hasPrefix(".") {
      let place = folder.appendingPathComponent(name).resolvingSymlinksInPath()
      let path = shown + "/" + name
      let type = try? FileManager.default.attributesOfItem(atPath: place.path)[.type]
      let isText = [".yaml", ".yml", ".md"].contains { name.hasSuffix($0) }
      switch type as? FileAttributeType {
      case .typeDirectory? where below > 0 && isInside(place):
        visit(place, shown: path, below: below - 1)
      case .typeRegular? where isText:
        guard isInside(place) else {
          refuse(path, .fileUnreadable, "the file is a link to somewhere outside the folder")
          continue
        }
        read(place, shown: path)
      case _ where isText:
        refuse(path, .fileUnreadable, "this is not a file that can be read")
      default:
        continue
      }
    }
  }

  private func isInside(_ place: URL) -> Bool { place.path.hasPrefix(root + "/") }

  private mutating func read(_ place: URL, shown: String) {
    guard files.count < RegisterReader.maxFiles, total <= RegisterReader.maxFolderBytes else {
      if problems.last?.code != .tooLarge {
        refuse(
          shown, .tooLarge,
          "the folder holds more than \(RegisterReader.maxFiles) files or 32 MiB")
      }
      return
    }
    do {
      let handle = try FileHandle(forReadingFrom: place)
      defer { try? handle.close() }
      // One byte more than may be there: enough to know that it is too large.
      let data = try handle.read(upToCount: RegisterReader.maxFileBytes + 1) ?? Data()
      total += data.count
      files.append(RegisterFile(path: shown, bytes: [UInt8](data)))
    } catch {
      refuse(shown, .fileUnreadable, "the file cannot be read")
    }
  }

  private mutating func refuse(_ path: String, _ code: DiagnosticCode, _ message: String) {
    problems.append(Diagnostic(file: path, line: 1, column: 1, code: code, message: message))
  }
}
