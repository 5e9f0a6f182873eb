import Crypto
public import Formats
import Register
import Store

/// What somebody tells of a letter, a call or a message that reached a decoy.
public struct DecoyReport: Sendable, Equatable {
  /// The address, telephone number, name or ref that was used.
  public var address: String
  /// By what way.
  public var channel: Sighting.Channel
  /// The domain of whoever used it, or a declared recipient; nil when nobody can say.
  public var from: String?
  /// Who saw it; kept sealed.
  public var seenBy: String?
  /// What it said; kept sealed.
  public var note: String?
  /// The day it came.
  public var day: CivilDate
  /// Which disclosure is meant, where several decoys have the name.
  public var disclosure: String?

  /// Makes a report.
  public init(
    address: String, channel: Sighting.Channel, from: String? = nil, seenBy: String? = nil,
    note: String? = nil, day: CivilDate, disclosure: String? = nil
  ) {
    self.address = address
    self.channel = channel
    self.from = from
    self.seenBy = seenBy
    self.note = note
    self.day = day
    self.disclosure = disclosure
  }

  var json: JSON {
    func text(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }
    return [
      "address": .string(DecoyKeys.normalised(address)), "channel": .string(channel.rawValue),
      "from": text(from), "seenBy": text(seenBy), "note": text(note), "day": .string(day.iso),
    ]
  }
}

extension Decoys {
  /// Writes down what somebody reports; the same report is written down once.
  ///
  /// - Throws: `DecoyError.noDecoy`, `.severalDecoys`, `.noSender`.
  public func report(_ report: DecoyReport, at now: Timestamp) async throws -> DecoyReceipt {
    var found = try await found([report.address])
    if let disclosure = report.disclosure {
      found = found.filter { $0.decoy.disclosure == disclosure }
    }
    guard let one = found.first else { throw DecoyError.noDecoy }
    guard found.count == 1 else {
      throw DecoyError.severalDecoys(disclosures: found.map(\.decoy.disclosure))
    }
    let register = try await register()
    let verdict = try verdict(on: report.from, one.summary, register)
    let bytes = report.json.canonical
    let draft = SightingDraft(
      id: UUIDv7.make(at: now).text, decoy: one.decoy, summary: one.summary, at: now,
      channel: report.channel, place: "report", sender: report.from?.lowercased(),
      verdict: verdict, details: ["day": .string(report.day.iso)])
    let digest = keys.digest(of: Array(SHA256.hash(data: bytes)))
    return try await record(
      [draft], of: Kept(bytes: bytes, total: bytes.count, digest: digest), register, at: now)
  }

  private func verdict(
    on from: String?, _ summary: DisclosureSummary, _ register: Register?
  ) throws -> Sighting.Verdict {
    guard let from = from?.lowercased(), let register else { return .unknown }
    let chain = DeclaredChain(summary.use, in: register)
    if register.recipients.contains(where: { $0.id.text == from }) {
      return chain.holds(from) ? .declared : .stranger
    }
    guard from.contains("."), !from.contains("@"), !from.contains(" "), from.utf8.count <= 253
    else { throw DecoyError.noSender }
    return chain.sends(from: from) ? .declared : .stranger
  }
}
