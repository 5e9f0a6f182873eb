/// The script that runs before any of a page's own, and tells what the network does not show.
///
/// A page can see it: that is a limit of every report. It tells who wrote a cookie, and calls by which a browser can be
/// told from others (Englehardt and Narayanan, "Online Tracking", 2016: a canvas that is drawn on and read back, many
/// fonts measured).
enum PageWitness {
  /// The function through which the script tells.
  static let binding = "__aboveboardWitness"

  static let script = """
    (() => {
      const tell = globalThis.\(binding);
      if (!tell) return;
      delete globalThis.\(binding);
      const scripts = () => {
        const found = [];
        for (const line of (new Error().stack || '').split('\\n').slice(1)) {
          const at = line.match(/((?:https?|blob):.*?):\\d+:\\d+\\)?$/);
          if (at && !found.includes(at[1])) found.push(at[1]);
        }
        return found.slice(0, 8);
      };
      const say = (what, more) => {
        try { tell(JSON.stringify({what, document: location.href, scripts: scripts(), ...more})); }
        catch { }
      };
      const once = new Set();
      const call = (what) => { if (!once.has(what)) { once.add(what); say(what); } };
      const wrap = (owner, name, before) => {
        const original = owner && owner[name];
        if (typeof original !== 'function') return;
        owner[name] = new Proxy(original, {
          apply(target, self, list) {
            try { before(self, list); } catch { }
            return Reflect.apply(target, self, list);
          }
        });
      };
      const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
      if (cookie && cookie.set) Object.defineProperty(Document.prototype, 'cookie', {
        ...cookie,
        set(value) { say('cookie', {line: String(value)}); return cookie.set.call(this, value); }
      });
      const big = (c) => c && c.width >= 16 && c.height >= 16;
      wrap(HTMLCanvasElement.prototype, 'toDataURL', (c) => { if (big(c)) call('canvas'); });
      wrap(HTMLCanvasElement.prototype, 'toBlob', (c) => { if (big(c)) call('canvas'); });
      wrap(CanvasRenderingContext2D.prototype, 'getImageData',
        (c, [, , w, h]) => { if (w >= 16 && h >= 16) call('canvas'); });
      const fonts = new Set();
      wrap(CanvasRenderingContext2D.prototype, 'measureText', (c) => {
        fonts.add(c.font);
        if (fonts.size === 50) call('fonts');
      });
      for (const type of ['WebGLRenderingContext', 'WebGL2RenderingContext'])
        wrap(globalThis[type]?.prototype, 'getParameter', (c, [name]) => {
          if (name === 37445 || name === 37446) call('webgl');
        });
      wrap(globalThis.BaseAudioContext?.prototype, 'createDynamicsCompressor', (c) => {
        if (c instanceof OfflineAudioContext) call('audio');
      });
      if (globalThis.RTCPeerConnection) globalThis.RTCPeerConnection =
        new Proxy(RTCPeerConnection, {
          construct(target, list, self) { call('webrtc'); return Reflect.construct(target, list, self); }
        });
      wrap(globalThis.IDBFactory?.prototype, 'open', (c, [name]) =>
        say('database', {name: String(name)}));
    })();
    """
}
