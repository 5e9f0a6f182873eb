import Crypto
public import Formats
public import Foundation
import Register
import Store

extension Decoys {
  /// How much of a message is kept as evidence; of a longer one its beginning, with size and SHA-256 of the whole.
  public static let mostKept = 8 << 20

  /// Takes a message that came in to an address of a decoy, or that names one.
  ///
  /// The same message is written down once. One that names no decoy is not kept.
  /// - Parameters:
  ///   - source: where its bytes are read from, to their end.
  ///   - name: what errors call it, never anything of it.
  ///   - envelope: the addresses for which the mail server took it.
  ///   - sender: the envelope's sender; without it `Return-Path` counts.
  /// - Throws: `DecoyError.notMail`.
  public func receive(
    from source: FileHandle, named name: String, envelope: [String] = [], sender: String? = nil,
    at now: Timestamp
  ) async throws -> DecoyReceipt {
    let (bytes, total, hash) = try Self.read(source)
    guard let mail = ReceivedMail(bytes, envelope: envelope, envelopeSender: sender) else {
      throw DecoyError.notMail(where: name)
    }
    let found = try await found(mail.addresses.keys.sorted())
    let register = try await register()
    let drafts = found.compactMap { text, decoy, summary -> SightingDraft? in
      guard let seen = mail.addresses[text] else { return nil }
      let chain = register.map { DeclaredChain(summary.use, in: $0) }
      return SightingDraft(
        id: UUIDv7.make(at: now).text, decoy: decoy, summary: summary, at: now, channel: .mail,
        place: seen.place.rawValue, sender: chain?.domain(of: seen.sender) ?? seen.sender.from,
        verdict: chain?.verdict(on: seen.sender) ?? .unknown,
        details: [
          "sender": seen.sender.json, "bytes": .integer(Int64(total)),
          "kept": .integer(Int64(bytes.count)), "sha256": .string(Hex.encode(hash)),
          "subjectSHA256": mail.subject.map { .string(Self.hash($0)) } ?? .null,
        ])
    }
    let kept = Kept(bytes: bytes, total: total, digest: keys.digest(of: hash))
    return try await record(drafts, of: kept, register, at: now)
  }

  private static func hash(_ text: String) -> String {
    Hex.encode(Array(SHA256.hash(data: Array(text.utf8))))
  }

  /// The beginning of what comes in, the length of the whole and its SHA-256.
  private static func read(_ source: FileHandle) throws -> ([UInt8], Int, [UInt8]) {
    var kept: [UInt8] = []
    var (total, hash) = (0, SHA256())
    while let block = try source.read(upToCount: 1 << 18), !block.isEmpty {
      total += block.count
      hash.update(data: block)
      kept += block.prefix(mostKept - kept.count)
    }
    return (kept, total, Array(hash.finalize()))
  }
}
