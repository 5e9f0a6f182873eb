import Formats
import SignIn

/// The keys of other sites: fetched when first needed, kept for an hour, and fetched again for a key not seen yet.
///
/// Whoever invents names of keys makes us ask at most once a minute.
actor KeyRing {
  private struct Held {
    var keys: KeySet
    var fetched: Timestamp
  }

  private static let longest: Int64 = 3_600
  private static let pause: Int64 = 60

  private let fetch: WebFetch
  private var held: [KeyPlace: Held] = [:]
  private var tried: [KeyPlace: Timestamp] = [:]
  private var underWay: [KeyPlace: Task<KeySet, any Error>] = [:]

  init(_ fetch: WebFetch) { self.fetch = fetch }

  /// The key of a token; throws `IdentityError.unknownKey`, `.unreachable` and others.
  func key(
    for token: SignedToken, at place: KeyPlace, now: Timestamp
  ) async throws(IdentityError) -> KeySet.Key {
    let fresh = held[place].flatMap { held in
      held.fetched <= now && now < held.fetched.adding(seconds: Self.longest) ? held.keys : nil
    }
    if let key = fresh?.key(named: token.keyName, token.algorithm) { return key }
    let mayAsk = tried[place].map { now < $0 || now >= $0.adding(seconds: Self.pause) } ?? true
    guard mayAsk || underWay[place] != nil else {
      throw fresh == nil ? .unreachable : .unknownKey
    }
    let keys = try await keys(at: place, now: now)
    guard let key = keys.key(named: token.keyName, token.algorithm) else { throw .unknownKey }
    return key
  }

  private func keys(at place: KeyPlace, now: Timestamp) async throws(IdentityError) -> KeySet {
    let task: Task<KeySet, any Error>
    if let other = underWay[place] {
      task = other
    } else {
      tried[place] = now
      task = Task { [fetch] in try await KeySet(try await Self.bytes(of: place, fetch)) }
      underWay[place] = task
    }
    defer { underWay[place] = nil }
    do {
      let keys = try await task.value
      held[place] = Held(keys: keys, fetched: now)
      return keys
    } catch let error as IdentityError {
      throw error
    } catch {
      throw .unreachable
    }
  }

  private static func bytes(
    of place: KeyPlace, _ fetch: WebFetch
  ) async throws(IdentityError) -> [UInt8] {
    switch place {
    case .address(let address):
      return try await fetch.get(address, atMost: KeySet.maximumBytes)
    case .file(let path):
      do {
        var file = try FileSource(path: path)
        return try file.block(KeySet.maximumBytes + 1)
      } catch {
        throw .unreachable
      }
    }
  }
}
