extension Page {
  /// Bodies of all shapes to a third party: a form's, JSON, multipart with a file, text, and a form in a frame.
  public static let posts = Page("/posts-out", "Posted bodies") { _ in
    """
    <form id="plain" method="post" action="https://collect.posts.example/submitted" target="sink">
    <input name="colour" value="blue &amp; green"><input name="page" value="posts-out"></form>
    <iframe name="sink" title="Sink"></iframe>
    <script>
    const post = (path, body, headers, method) => fetch('https://collect.posts.example/' + path,
      { method: method || 'POST', body, headers: headers || {} });
    post('form', new URLSearchParams({ colour: 'blue & green', page: location.pathname }));
    post('json', JSON.stringify({ colour: 'blue', list: [1, 2] }),
      { 'Content-Type': 'application/json' });
    const parts = new FormData();
    parts.append('colour', 'blue');
    parts.append('file', new Blob(['a small file'], { type: 'text/plain' }), 'note.txt');
    post('multipart', parts);
    post('put', 'a text', { 'X-Client': 'nest' }, 'PUT');
    document.getElementById('plain').submit();
    </script>
    """
  }
}
