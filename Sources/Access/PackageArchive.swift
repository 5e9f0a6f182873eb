public import Formats

/// Puts a document and its files into a ZIP archive.
public struct PackageArchive {
  private var zip: ZipWriter
  private let made: Timestamp

  /// An archive into a sink of bytes.
  public init(at made: Timestamp, sink: @escaping ([UInt8]) throws -> Void) {
    self.made = made
    zip = ZipWriter(at: made, sink: sink)
  }

  /// Adds one file; throws `PackageError.unusablePath`.
  public mutating func add(_ path: String, _ bytes: [UInt8]) throws { try zip.add(path, bytes) }

  /// Adds what a document says in every form, and ends the archive.
  public mutating func finish(_ document: PackageDocument) throws {
    try zip.add("index.html", PackagePage.html(document))
    try zip.add("README.txt", Array(Self.readme(document).utf8))
    try zip.add("data.json", document.json.canonical)
    try zip.add("data.schema.json", PackageSchema.bytes(of: document))
    for table in document.tables where !table.isPairs {
      try zip.add("csv/\(table.id).csv", table.csv)
    }
    for file in document.files { try zip.add(file.path, file.bytes) }
    try zip.finish()
  }

  private static func readme(_ document: PackageDocument) -> String {
    var text = """
      \(document.title)
      Made by \(document.organisation) on \(document.madeInWords).

      index.html         read this; it needs no internet
      data.json          the same for machines, in the form of data.schema.json
      csv/               each table for a spreadsheet

      """
    let folders = Set(document.files.compactMap { $0.path.split(separator: "/").first })
    for (folder, what) in [
      ("receipts", "a receipt of each of your choices"),
      ("letters", "the letters you sent us"),
      ("records", "what other systems hold, in parts"),
      ("proofs", "proofs that our log holds what happened to your data"),
    ] where folders.contains(Substring(folder)) || (folder == "records" && hasRecords(document)) {
      text += folder + "/" + String(repeating: " ", count: 18 - folder.utf8.count) + what + "\n"
    }
    if let key = document.key {
      text += """

        Check the proofs with the program aboveboard, without a network:
          aboveboard verify proofs/disclosure-ID.json --key '\(key)'
        Each entry of the log lies in proofs/entry-N.json, with a C2SP tlog-proof beside it.
        proofs/key.base64 is yours alone: with it you can show which entries are about you.

        """
    }
    return text
  }

  private static func hasRecords(_ document: PackageDocument) -> Bool {
    document.tables.contains { table in
      table.files.contains { $0.path?.hasPrefix("records/") == true }
    }
  }
}
