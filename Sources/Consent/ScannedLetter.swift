public import Members

/// The paper behind a choice: a letter as it was scanned, or the note that was made of a call.
public struct ScannedLetter: Sendable, Equatable {
  /// The kinds of documents that are taken; none of them is ever opened by us.
  public enum Kind: String, Sendable, CaseIterable {
    case pdf, png, jpeg

    /// The media type.
    public var mediaType: String {
      switch self {
      case .pdf: "application/pdf"
      case .png: "image/png"
      case .jpeg: "image/jpeg"
      }
    }

    /// The kind as people say it.
    public var title: String { rawValue.uppercased() }

    /// The kind of a document by how it begins, whatever its name says; nil for any other.
    ///
    /// PDF: ISO 32000-2 §7.5.2. PNG: ISO/IEC 15948 §5.2. JPEG: a start of image and a further marker (ITU-T T.81 §B).
    init?(_ bytes: some Collection<UInt8>) {
      if bytes.starts(with: "%PDF-".utf8),
        bytes.dropFirst(5).first.map({ (0x30...0x39).contains($0) }) == true
      {
        self = .pdf
      } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
        self = .png
      } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
        self = .jpeg
      } else {
        return nil
      }
    }
  }

  /// The most bytes that a document may have.
  public static let mostBytes = 5 << 20

  /// What it is.
  public let kind: Kind
  /// The document as it was given.
  public let bytes: [UInt8]

  /// A letter of a document; throws `LetterError` for nothing, too much, or something else than is taken.
  public init(_ bytes: [UInt8]) throws(LetterError) {
    guard !bytes.isEmpty else { throw .empty }
    guard bytes.count <= Self.mostBytes else { throw .tooLarge }
    guard let kind = Kind(bytes) else { throw .otherKind }
    self.kind = kind
    self.bytes = bytes
  }

  /// Throws `LetterError` for a channel on which nothing comes that could be scanned.
  public static func check(_ channel: Channel) throws(LetterError) {
    guard channel == .post || channel == .phone else { throw .otherChannel }
  }
}

/// Why a letter is not taken.
public enum LetterError: Error, Equatable, Sendable {
  /// There is nothing in it.
  case empty
  /// It is too large.
  case tooLarge
  /// It does not begin as a document of a kind that is taken.
  case otherKind
  /// The choice came neither by post nor by phone.
  case otherChannel
  /// The choice was put into the tables without it, by a process that found it in the journal.
  case recordedWithout
}

extension LetterError: CustomStringConvertible {
  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .empty: "the scanned letter is empty; nothing was recorded: choose the file again"
    case .tooLarge:
      "the scanned letter has more than 5 MB; nothing was recorded: scan it in grey, or at 150 dots an inch"
    case .otherKind:
      "the scanned letter is no PDF, PNG or JPEG, whatever its name says; nothing was recorded: "
        + "scan it again into one of these"
    case .otherChannel:
      "a scanned letter goes with a choice that came by post, or with the note of a call; "
        + "nothing was recorded: say post or phone, or leave it out"
    case .recordedWithout:
      "the choice counts, but it was put back from the journal before its letter could be kept; "
        + "take the choice down once more, with the letter"
    }
  }
}
