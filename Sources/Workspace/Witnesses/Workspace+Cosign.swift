import Evidence
import Formats
import Vault

extension Workspace {
  /// Has the newest checkpoint cosigned, and keeps and serves what came back.
  ///
  /// Every witness is asked on its own; one that is away keeps nobody from the others.
  /// - Returns: How many entries the checkpoint covers, and what came of each.
  /// - Throws: `Witness.Unusable` without a witness, `NoteError` or `LogError` for damaged evidence.
  public func cosign(
    through transport: any WitnessTransport
  ) async throws -> (size: Int64, outcomes: [WitnessOutcome]) {
    let witnesses = try witnesses()
    guard !witnesses.isEmpty else {
      throw Witness.Unusable.nobody(path: folder + "/" + Witness.fileName)
    }
    try await evidence.integrate()
    guard let plain = try evidence.checkpoint() else { return (0, []) }
    let head = try Checkpoint(verifying: plain, by: evidence.verifier)
    let before = try evidence.cosigned()
    var note = before?.text == plain.text ? before ?? plain : plain
    var outcomes: [WitnessOutcome] = []
    for witness in witnesses {
      var kind: WitnessOutcome.Kind
      do {
        kind = try await ask(witness, about: plain, size: head.size, before, &note, transport)
      } catch let error as CancellationError {
        throw error
      } catch let error as LogError {
        throw error
      } catch {
        kind = .unreachable
      }
      outcomes.append(WitnessOutcome(name: witness.key.name, kind: kind))
      // Kept after each: what one gave is not lost when the next takes long.
      if kind == .cosigned { try evidence.keep(cosigned: note) }
    }
    return (head.size, outcomes)
  }

  private func ask(
    _ witness: Witness, about plain: SignedNote, size: Int64, _ before: SignedNote?,
    _ note: inout SignedNote, _ transport: any WitnessTransport
  ) async throws -> WitnessOutcome.Kind {
    var old: Int64 = 0
    if let before, (try? witness.key.time(of: before)) != nil {
      old = min(size, try Checkpoint(unverified: before).size)
    }
    // A witness that knows another size says so; it may move on once more while we answer.
    for _ in 0..<3 {
      let request = try evidence.consistency(from: old, to: plain)
      let answer = try await transport.post(
        request.bytes, to: witness.address + "/add-checkpoint")
      switch answer.status {
      case 200:
        do throws(NoteError) {
          try note.add(cosignatures: answer.body, of: witness.key)
        } catch { return .badCosignature }
        return .cosigned
      case 409:
        guard let known = Self.size(answer.body) else { return .unexpected(status: 409) }
        guard known <= size, known != old else { return .otherHistory(size: known) }
        old = known
      case 404: return .unknownLog
      case 403: return .unknownKey
      case 422: return .inconsistent
      default: return .unexpected(status: answer.status)
      }
    }
    return .unexpected(status: 409)
  }

  /// A size in decimal and a newline, as `text/x.tlog.size` is.
  private static func size(_ body: [UInt8]) -> Int64? {
    guard body.last == 0x0A, body.count <= 20 else { return nil }
    let digits = String(decoding: body.dropLast(), as: UTF8.self)
    guard let size = Int64(digits), size >= 0, String(size) == digits else { return nil }
    return size
  }
}
