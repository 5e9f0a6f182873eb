import Formats
import Register
import Standing

/// The list of a recall as it leaves us: for whoever holds the recipient's key alone, where it has declared one.
public struct RecallFile: Sendable, Equatable {
  /// CSV, or the same encrypted with age, in its armour of ASCII.
  public var bytes: [UInt8]
  /// Whether it is encrypted.
  public var isEncrypted: Bool
}

extension Disclosures {
  /// The list for the recipient, encrypted with `age` to the key that the register in force declares for it.
  ///
  /// Without a declared key it is the CSV itself. Its SHA-256 in the recall is that of the CSV.
  /// - Throws: `AttestationError`, `DisclosureError.ageMissing`, `.notEncrypted`.
  public func sealedRecallFile(_ id: String) async throws -> RecallFile {
    let recall = try await recall(id)
    let bytes = try await recallFile(id)
    let declared = try await standing.load()?.register.recipients[id: recall.recipient]
    guard let key = declared?.delivery?.age else {
      return RecallFile(bytes: bytes, isEncrypted: false)
    }
    return RecallFile(
      bytes: try AgeEncryption.armoured(bytes, to: key, of: recall.recipient.text),
      isEncrypted: true)
  }
}
