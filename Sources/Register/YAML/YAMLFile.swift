import Yams

/// Reads one YAML file into nodes with places, refusing what a register never needs.
struct YAMLFile {
  static let maxDepth = 32
  /// Over all files of a register: more than three full sections of 10,000 need.
  static let maxNodes = 1_500_000

  let path: String
  private(set) var nodes = 0

  init(path: String) { self.path = path }

  /// The root of the file, or nil when it is empty or cannot be read; problems go to the report.
  mutating func read(_ bytes: [UInt8], budget: Int, report: inout Report) -> YAMLNode? {
    let text: String
    do {
      text = try YAMLBytes.text(of: bytes)
    } catch {
      report.error(
        error.code, at: Place(file: path, line: error.line, column: error.column), error.message,
        hint: "save the file as plain UTF-8 text")
      return nil
    }
    if let alias = YAMLAliases.first(in: text) {
      refuseAlias(at: Place(file: path, line: alias.line, column: alias.column), &report)
      return nil
    }
    var duplicates = YAMLDuplicates(path: path, text: text)
    while true {
      do {
        // The basic resolver keeps every scalar text; the default one would run regular expressions on each.
        let parser = try Parser(yaml: duplicates.text, resolver: .basic, encoding: .utf8)
        let root = try parser.singleRoot()
        // Anchors are held weakly by their nodes and strongly by the parser.
        return withExtendedLifetime(parser) {
          root.flatMap { convert($0, depth: 1, budget: budget, report: &report) }
        }
      } catch YamlError.duplicatedKeysInMapping(let names, let context) {
        let first = Place(file: path, line: context.mark.line, column: context.mark.column)
        if duplicates.mend(names.first ?? "", first: first, report: &report) { continue }
      } catch let error as YamlError {
        tell(error, &report)
      } catch {
        report.error(.yamlSyntax, at: .top(of: path), "the file cannot be parsed as YAML")
      }
      return nil
    }
  }

  private mutating func convert(
    _ node: Node, depth: Int, budget: Int, report: inout Report
  ) -> YAMLNode? {
    let place = Place(file: path, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    nodes += 1
    guard nodes <= budget else {
      if nodes == budget + 1 {
        report.error(.tooMany, at: place, "the files hold more than \(Self.maxNodes) values")
      }
      return nil
    }
    guard depth <= Self.maxDepth else {
      report.error(
        .yamlTooDeep, at: place, "the file is nested more than \(Self.maxDepth) levels deep")
      return nil
    }
    guard node.anchor == nil else {
      refuseAlias(at: place, &report)
      return nil
    }
    switch node {
    case .scalar(let scalar):
      let plain = scalar.style == .plain || scalar.style == .any
      return YAMLNode(content: .scalar(scalar.string, plain: plain), place: place)
    case .sequence(let sequence):
      var list: [YAMLNode] = []
      for item in sequence where nodes <= budget {
        if let item = convert(item, depth: depth + 1, budget: budget, report: &report) {
          list.append(item)
        }
      }
      return YAMLNode(content: .list(list), place: place)
    case .mapping(let mapping):
      var pairs: [YAMLPair] = []
      for (key, value) in mapping where nodes <= budget {
        let keyPlace = Place(file: path, line: key.mark?.line ?? 1, column: key.mark?.column ?? 1)
        guard case .scalar(let scalar) = key else {
          report.error(.keyNotText, at: keyPlace, "the key of a mapping must be text")
          continue
        }
        if YAMLDuplicates.isRenamed(scalar.string) { continue }
        guard key.anchor == nil else {
          refuseAlias(at: keyPlace, &report)
          continue
        }
        if let value = convert(value, depth: depth + 1, budget: budget, report: &report) {
          pairs.append(YAMLPair(key: scalar.string, place: keyPlace, value: value))
        }
      }
      return YAMLNode(content: .mapping(pairs), place: place)
    case .alias:
      refuseAlias(at: place, &report)
      return nil
    }
  }

  private func refuseAlias(at place: Place, _ report: inout Report) {
    report.error(
      .yamlAlias, at: place, "anchors (`&name`) and aliases (`*name`) are not allowed",
      hint: "write the value out; put quotes around text that begins with `&` or `*`")
  }

  /// Only the parser's own words and mark are told: its description would quote the file.
  private func tell(_ error: YamlError, _ report: inout Report) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
      let place = Place(file: path, line: mark.line, column: mark.column)
      let tab = problem.contains("cannot start any token")
      report.error(
        .yamlSyntax, at: place, "the file is not YAML: \(problem)",
        hint: tab ? "indent with spaces, not tabs, and put quotes around text with signs" : nil)
    case .composer(_, let problem, let mark, _):
      let place = Place(file: path, line: mark.line, column: mark.column)
      if problem.contains("alias") {
        refuseAlias(at: place, &report)
      } else {
        report.error(
          .yamlDocuments, at: place, "the file holds more than one YAML document",
          hint: "put each document into a file of its own")
      }
    default:
      report.error(.yamlSyntax, at: .top(of: path), "the file cannot be parsed as YAML")
    }
  }
}
