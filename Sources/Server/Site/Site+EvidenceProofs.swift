import Evidence
import Formats
import HTTPTypes
import Hummingbird
import Store
import Vault
import Workspace

extension Site {
  /// What is worked out from the log on request; nil for the paths of its files.
  ///
  /// `proof/{index}` is a C2SP tlog-proof to the newest checkpoint. `consistency/{size}` shows that the newest
  /// checkpoint continues the log of an older size, in the form in which C2SP witnesses are asked.
  func evidenceProof(_ parts: [String]) throws -> Response? {
    guard parts.count == 2, ["proof", "consistency"].contains(parts[0]) else { return nil }
    guard let number = Int64(parts[1]), number >= 0, String(number) == parts[1] else {
      throw Refusal.noSuchPage
    }
    do {
      if parts[0] == "consistency" {
        return Self.plain(try workspace.evidence.consistency(from: number).bytes)
      }
      guard number < .max else { throw Refusal.noSuchPage }
      return Self.plain(try workspace.evidence.proof(of: number + 1).bytes)
    } catch is LogError {
      // Beyond the newest checkpoint nothing can be shown yet.
      throw Refusal.noSuchPage
    } catch let error as StoreError where error.code == .notFound {
      throw Refusal.noSuchPage
    }
  }

  private static func plain(_ bytes: [UInt8]) -> Response {
    Response(
      status: .ok,
      headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-cache"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
