/// Reads the files of a register and, like a compiler, reports every problem at once.
///
/// Sections may be spread over files; a register results only when no diagnostic is an error.
public enum RegisterReader {
  /// The most bytes of one file.
  public static let maxFileBytes = 4 << 20
  /// The most bytes of all files together.
  public static let maxFolderBytes = 32 << 20
  /// The most files.
  public static let maxFiles = 1_000

  /// Reads files given as bytes: YAML by its ending, and the texts of notices that YAML files name.
  public static func read(files: [RegisterFile]) -> RegisterReading {
    read(files: files, problems: [], name: "register")
  }

  static func read(
    files: [RegisterFile], problems: [Diagnostic], name: String
  ) -> RegisterReading {
    var draft = RegisterDraft()
    for problem in problems { draft.report.add(problem) }
    let sorted = admitted(files, name: name, &draft.report).sorted {
      $0.path.utf8.lexicographicallyPrecedes($1.path.utf8)
    }
    for file in sorted where !file.isYAML { draft.texts[file.path] = file.bytes }
    let yaml = sorted.filter(\.isYAML)
    if yaml.isEmpty, !draft.report.hasErrors {
      draft.report.error(
        .folderEmpty, at: .top(of: name), "there is no `.yaml` file to read",
        hint: "put the register's files there, such as organisation.yaml and fields.yaml")
    }
    var nodes = 0
    var isComplete = !yaml.isEmpty && !draft.report.hasErrors
    for file in yaml {
      let errors = draft.report.errors
      var reader = YAMLFile(path: file.path)
      let root = reader.read(
        file.bytes, budget: YAMLFile.maxNodes - nodes, report: &draft.report)
      nodes += reader.nodes
      if draft.report.errors > errors { isComplete = false }
      if let root, !root.isEmpty { draft.read(root) }
    }
    // A missing section may stand in a file that could not be read; that is told already.
    if isComplete, let first = yaml.first {
      draft.requireSections(at: .top(of: first.path))
    }
    return draft.finish()
  }

  private static func admitted(
    _ files: [RegisterFile], name: String, _ report: inout Report
  ) -> [RegisterFile] {
    var total = 0
    var admitted: [RegisterFile] = []
    for file in files {
      guard file.bytes.count <= maxFileBytes else {
        report.error(
          .tooLarge, at: .top(of: file.path), "the file is larger than 4 MiB",
          hint: "split it over several files")
        continue
      }
      total += file.bytes.count
      admitted.append(file)
    }
    guard total <= maxFolderBytes, files.count <= maxFiles else {
      report.error(
        .tooLarge, at: .top(of: name),
        "the files are more than \(maxFiles) or larger than 32 MiB together")
      return []
    }
    return admitted
  }
}

extension RegisterDraft {
  /// Judges what only the whole can tell, and makes the register when nothing is wrong.
  mutating func finish() -> RegisterReading {
    resolve()
    checkOrganisation()
    checkPurposes()
    checkRecipients()
    checkAgreements()
    checkNotices()
    checkSites()
    checkForms()
    checkSystems()
    let diagnostics = report.sorted
    guard !report.hasErrors, let organisation else {
      return RegisterReading(register: nil, diagnostics: diagnostics)
    }
    let register = Register(
      organisation: organisation.item, fields: fields.items.map(\.item),
      purposes: purposes.items.map(\.item), recipients: recipients.items.map(\.item),
      agreements: agreements.items.map(\.item),
      collectionPoints: collectionPoints.items.map(\.item), notices: notices.map(\.item),
      retention: retention.map(\.item), sites: sites.items.map(\.item),
      forms: forms.items.map(\.item), systems: systems.items.map(\.item))
    return RegisterReading(register: register, diagnostics: diagnostics)
  }
}
