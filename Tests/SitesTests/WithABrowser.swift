import Testing

/// All suites that start a browser, one after the other: four at once would wait for two processors.
@Suite(.serialized) enum WithABrowser {}
