import Formats
import HTTPTypes
import Hummingbird
import Workspace

extension Site {
  /// A file of the evidence: the checkpoint or a tile (C2SP tlog-tiles); or a proof out of it.
  ///
  /// Only names that such a log can have are looked for, so nothing else in the folder is reachable.
  func evidence(_ parts: [String], _ call: Call) async throws -> Response {
    if let proof = try evidenceProof(parts) { return proof }
    guard Self.isEvidence(parts) else { throw Refusal.noSuchPage }
    let path = ([workspace.folder, "evidence"] + parts).joined(separator: "/")
    let body: ResponseBody
    do {
      body = try await FileIO().loadFile(path: path, context: call.visit)
    } catch is HTTPError {
      throw Refusal.noSuchPage
    }
    let isFinal = parts[0] == "tile" && !parts.contains { $0.hasSuffix(".p") }
    return Response(
      status: .ok,
      headers: [
        .contentType: parts.count == 1
          ? "text/plain; charset=utf-8" : "application/octet-stream",
        .cacheControl: isFinal ? "public, max-age=31536000, immutable" : "no-cache",
      ],
      body: body)
  }

  /// `checkpoint`, what witnesses cosigned, what is pruned, or `tile/<level or entries>/<x001/…/>234[.p/56]`.
  static func isEvidence(_ parts: [String]) -> Bool {
    if ["checkpoint", "cosigned", "pruned"].contains(parts[0]), parts.count == 1 { return true }
    guard parts.count >= 3, parts[0] == "tile",
      parts[1] == "entries" || (isNumber(parts[1][...]) && parts[1].utf8.count <= 2)
    else { return false }
    var rest = parts.dropFirst(2)
    if rest.count >= 2, let width = rest.last, isNumber(width[...]), width.utf8.count <= 3,
      let name = rest.dropLast().last, name.hasSuffix(".p")
    {
      rest = rest.dropLast(2) + [String(name.dropLast(2))]
    }
    guard let last = rest.popLast(), isThreeDigits(last[...]) else { return false }
    return rest.allSatisfy { $0.utf8.first == UInt8(ascii: "x") && isThreeDigits($0.dropFirst()) }
  }

  private static func isThreeDigits(_ text: Substring) -> Bool {
    text.utf8.count == 3 && isNumber(text)
  }

  private static func isNumber(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
