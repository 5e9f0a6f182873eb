public import Access
public import Erasure
public import Rights

/// What became of carrying a request out.
public struct CarriedOut: Sendable, Equatable {
  /// Where it stands.
  public enum State: Sendable, Equatable {
    /// It was done and answered.
    case done
    /// Something else has to answer first: other systems, by name, or a hold.
    case waiting(for: [String])
    /// Somebody has to do it, and then say what was done.
    case byHand
  }

  /// The request after it.
  public var request: SubjectRequest
  /// Where it stands.
  public var state: State
  /// Whether the person is told.
  public var told = StepTaken.Told.nothing
  /// The copy that was made.
  public var package: AccessPackage?
  /// The act of erasure.
  public var erasure: ErasureAct?
  /// The page, on our own site, from which the person fetches copy or certificate, once; it is in the letter, if there is one.
  public var page: String?

  init(_ request: SubjectRequest, _ state: State) {
    self.request = request
    self.state = state
  }
}
