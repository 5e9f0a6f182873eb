public import Formats

/// The statement at `/.well-known/gpc.json` that Global Privacy Control is obeyed (W3C GPC; demand C6).
public struct PrivacySignal: Sendable, Equatable {
  /// The day on which what is said here last changed.
  public var lastUpdate: CivilDate

  /// Makes the statement.
  public init(lastUpdate: CivilDate) { self.lastUpdate = lastUpdate }

  /// The JSON, `{"gpc":true,"lastUpdate":"2026-11-22"}`.
  public var json: JSON { ["gpc": true, "lastUpdate": .string(lastUpdate.iso)] }
}
