import Crypto
import Evidence
import Testing

@Suite struct CommitmentTests {
  let key = SymmetricKey(data: Array(UInt8(0)..<32))

  @Test("one key and one content give one commitment, another key or domain another")
  func separation() {
    let here = Commitment.hmac(key: key, domain: "disclosure", [1], [2])
    #expect(here == Commitment.hmac(key: key, domain: "disclosure", parts: [[1], [2]]))
    #expect(here != Commitment.hmac(key: key, domain: "entry", [1], [2]))
    #expect(
      here
        != Commitment.hmac(
          key: SymmetricKey(data: Array(UInt8(1)..<33)), domain: "disclosure", [1], [2]))
  }

  @Test("parts that join to the same bytes are not the same")
  func boundaries() {
    let forms: [[[UInt8]]] = [
      [[1, 2], [3]], [[1], [2, 3]], [[1, 2, 3]], [[1, 2, 3], []], [],
    ]
    let commitments = Set(forms.map { Commitment.hmac(key: key, parts: $0) })
    #expect(commitments.count == forms.count)
    // A domain is no part: moving bytes across their border changes the commitment.
    #expect(
      Commitment.hmac(key: key, domain: "ab", Array("c".utf8))
        != Commitment.hmac(key: key, domain: "a", Array("bc".utf8)))
  }

  @Test("the form is HMAC-SHA256 over length-prefixed parts, for ever")
  func form() {
    let message =
      [0, 0, 0, 0, 0, 0, 0, 13] + Array("aboveboard/v1".utf8) + [0, 0, 0, 0, 0, 0, 0, 1]
      + Array("d".utf8) + [0, 0, 0, 0, 0, 0, 0, 2, 8, 9]
    let code = HMAC<SHA256>.authenticationCode(for: message, using: key)
    #expect(Commitment.hmac(key: key, domain: "d", [8, 9]).bytes == Array(code))
  }
}
