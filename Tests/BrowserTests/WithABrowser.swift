import Testing

/// All suites that start a browser, one after the other.
@Suite(.serialized) enum WithABrowser {}
