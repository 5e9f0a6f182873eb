import ArgumentParser
import Erasure
import Formats
import Foundation
import Members
import Vault
import Workspace

/// `erase run`: one person, or everybody in a file.
struct EraseRun: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Erase a person, or everybody named in a file.",
    discussion: """
      It cannot be undone: without --yes it says what would happen, and does nothing. A file \
      has one identifier or e-mail address a line; what follows a comma is passed over. Whoever \
      is under a legal hold waits, and is erased by itself when the hold is lifted. Killed, it \
      goes on with `aboveboard erase resume`.

      Example:  aboveboard erase run m-000001 --yes --actor priya
                aboveboard erase run --file left-in-2019.csv --reason unneeded --yes
      """)

  @Argument(help: "The member's identifier, or e-mail address.")
  var member: String?

  @Option(help: ArgumentHelp("A file with one handle a line.", valueName: "path"))
  var file: String?

  @Option(
    help: ArgumentHelp("Why.", valueName: "reason"),
    completion: .list(ErasureAct.Reason.allCases.map(\.rawValue)))
  var reason = ErasureAct.Reason.asked

  @Option(help: ArgumentHelp("Never take the person in again: ban or never.", valueName: "why"))
  var suppress: Suppression.Reason?

  @Flag(help: "Do it.")
  var yes = false

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func validate() throws {
    guard (member == nil) != (file == nil) else {
      throw ValidationError("name one member, or a file with --file")
    }
    guard file == nil || suppress == nil else {
      throw ValidationError("--suppress is for one person; use `erase suppress` for others")
    }
  }

  func act(at desk: Desk) async throws {
    if let file { return try await all(in: file, at: desk) }
    let ordinal = try await MemberArgument.of(member ?? "").require(in: desk.workspace)
    guard yes else {
      EraseText.print(try await desk.workspace.erasurePreview(ordinal, at: desk.now), at: desk)
      desk.line("nothing was erased; give --yes to do it")
      throw Wanting()
    }
    let done = try await desk.workspace.eraseSubject(
      ordinal, for: reason, suppress: suppress, actor: try await desk.actor(), at: desk.now)
    EraseText.tell(done, json: result.json, at: desk)
    guard done.state == .done else { throw Wanting() }
  }

  private func all(in path: String, at desk: Desk) async throws {
    let (found, unknown) = try await subjects(in: path, desk.workspace)
    guard yes else {
      desk.line(
        "\(Figures.count(found.count, "person", "people")) would be erased; "
          + "\(Figures.count(unknown.count, "line")) would be passed over")
      desk.line("nothing was erased; give --yes to do it")
      throw Wanting()
    }
    let actor = try await desk.actor()
    let acts = try await desk.workspace.eraseSubjects(
      found, for: reason, actor: actor, at: desk.now)
    let erased = acts.reduce(0) { $0 + ($1.erased == nil ? 0 : $1.people) }
    let held = acts.filter { $0.state == .held }.reduce(0) { $0 + $1.people }
    if result.json {
      desk.print([
        "erased": .integer(Int64(erased)), "held": .integer(Int64(held)),
        "unknown": .array(unknown.map { .integer(Int64($0)) }),
        "erasures": .array(acts.map { .string($0.id) }),
      ])
    } else {
      desk.line("erased \(Figures.count(erased, "person", "people"))")
      if held > 0 {
        desk.line("\(Figures.count(held, "person", "people")) under a legal hold: waiting")
      }
      for line in unknown.prefix(20) {
        desk.line("line \(line): nobody is known by it; passed over")
      }
      if unknown.count > 20 { desk.line("and \(unknown.count - 20) more lines passed over") }
      for act in acts where act.state == .running {
        desk.line("\(act.id): something is left to do; see `aboveboard erase show \(act.id)`")
      }
    }
    guard unknown.isEmpty, acts.allSatisfy({ $0.state == .done }) else { throw Wanting() }
  }

  /// Those whom the lines name, and the numbers of the lines that name nobody.
  private func subjects(
    in path: String, _ workspace: Workspace
  ) async throws -> ([UInt32], unknown: [Int]) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandError.unreadable(path: path, why: "cannot be read")
    }
    var (ids, mails) = ([(Int, String)](), [(Int, String)]())
    for (number, line) in data.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
      let text = String(decoding: line.prefix { $0 != 44 }, as: UTF8.self)
        .trimmingCharacters(in: .whitespacesAndNewlines.union(CharacterSet(charactersIn: "\"")))
      if text.isEmpty || number == 0 && ["id", "email", "handle"].contains(text.lowercased()) {
        continue
      }
      if text.contains("@") {
        mails.append((number + 1, text))
      } else {
        ids.append((number + 1, text))
      }
    }
    var found: Set<UInt32> = []
    var unknown: [Int] = []
    for (kind, lines) in [(HandleKind.id, ids), (.email, mails)] {
      for start in stride(from: 0, to: lines.count, by: 8_192) {
        let part = lines[start..<min(start + 8_192, lines.count)]
        for (line, ordinal) in zip(part, try await workspace.members.find(kind, part.map(\.1))) {
          if let ordinal { found.insert(ordinal) } else { unknown.append(line.0) }
        }
      }
    }
    return (found.sorted(), unknown.sorted())
  }
}

extension MemberArgument {
  /// The member whom a text names.
  static func of(_ text: String) throws -> MemberArgument { try MemberArgument.parse([text]) }
}
