/// The ways of signing that we accept: never `none`, and never one whose key both sides share.
enum TokenAlgorithm: String, CaseIterable, Sendable {
  case rs256 = "RS256"
  case es256 = "ES256"
  case eddsa = "EdDSA"
}
