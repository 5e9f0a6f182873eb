extension Leaks {
  /// What is searched for and where, in plain English, for a report.
  public static let howSearched: [String] = [
    "Details: the e-mail address, the name, the id and the telephone number of the made-up person,"
      + " and the part of the e-mail address before the @ if it has at least 8 characters.",
    "Spellings: as given, in lower case and in upper case; names with a space, plus, underscore,"
      + " dot, hyphen, comma or nothing between, last name first too; telephone numbers as given,"
      + " digits only, and in national and international form with and without plus.",
    "Places: the host, path, query and fragment of the address, each header and cookie, the first"
      + " 5 MB of the body, messages of WebSockets, and storage.",
    "Codings: plain, reversed, ROT13, percent-encoding (also twice), base64 and base64url wherever"
      + " they begin, base32, hexadecimal, HTML entities, JSON escapes, UTF-16.",
    "Hashes: MD5, SHA-1, SHA-256, SHA-384 and SHA-512 of each spelling, in hexadecimal, base64,"
      + " base64url and as bytes; of each coded spelling; and of each hash of a spelling.",
    "Layers: up to 4 layers of percent-encoding, HTML entities, JSON escapes, UTF-16, base64,"
      + " base32, hexadecimal, gzip and deflate are undone, up to 64 MB for each place.",
    "Split: first and last name, or the two sides of the @, in two parameters of one request; a"
      + " detail cut into pieces over parameters that follow each other.",
    "Not searched: salted hashes and encryption, other hashes, Brotli, Zstandard and LZ-String,"
      + " codings of one's own, pictures, WebRTC, and texts that are put together from several"
      + " requests.",
  ]
}
