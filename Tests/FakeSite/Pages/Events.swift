extension Page {
  /// A stream of events from a third party that stays open.
  public static let events = Page(
    "/events", "Event stream",
    others: [
      Route(
        "live.events.example", "/stream",
        .stream(
          headers: [("Content-Type", "text/event-stream")], body: Array("data: hello\n\n".utf8)))
    ]
  ) { _ in "<script>new EventSource('https://live.events.example/stream?page=events');</script>" }
}
