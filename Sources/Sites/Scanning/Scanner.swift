import Browser
public import Formats

/// Scans a site: one browser after another, one for each state.
public struct Scanner: Sendable {
  let request: ScanRequest
  let bounds: SiteBounds
  let clock: @Sendable () -> Timestamp

  /// A scanner.
  public init(
    _ request: ScanRequest, bounds: SiteBounds, clock: @escaping @Sendable () -> Timestamp
  ) {
    self.request = request
    self.bounds = bounds
    self.clock = clock
  }

  /// Visits the site in every state that was asked for; the pages that the first state finds are those of all.
  ///
  /// - Throws: `BrowserError` when there is no browser or it does not start; `CancellationError`. What happens on the
  ///   way is told in the runs.
  public func run(
    progress: @escaping @Sendable (ScanProgress) -> Void = { _ in }
  ) async throws -> [StateRun] {
    var runs: [StateRun] = []
    var pages: [String]?
    var done = 0
    let mask = request.mask
    let states = ScanState.allCases.filter(request.states.contains)
    for (number, state) in states.enumerated() {
      let before = done
      let left = states.count - number
      let budget = pages.map { min($0.count, request.pages) } ?? request.pages
      let run = try await StateScanner(
        request: request, state: state, bounds: bounds, clock: clock, known: pages
      ) { page, requests in
        progress(
          ScanProgress(
            state: state, page: page, pages: budget, done: before + page,
            total: before + budget * left, requests: requests))
      }.run()
      done += run.visits.count
      if pages == nil, run.problem == nil { pages = run.visits.map(\.address) }
      runs.append(run.hidden(by: mask))
    }
    return runs
  }
}
