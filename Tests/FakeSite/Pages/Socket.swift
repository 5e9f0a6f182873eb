extension Page {
  /// A WebSocket to a third party, over which a text, an answer to what comes back and bytes are sent.
  public static let socket = Page("/socket", "WebSocket") { _ in
    """
    <script>
    const socket = new WebSocket('wss://live.chat.example/room?page=socket');
    socket.onopen = () => {
      socket.send(JSON.stringify({ seen: location.pathname }));
      socket.send(new Uint8Array([1, 2, 3, 254]));
    };
    socket.onmessage = () => { socket.onmessage = null; socket.send('thanks'); };
    </script>
    """
  }
}
