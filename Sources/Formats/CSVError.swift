/// Why one record of a CSV file is not accepted; the records after it can still be read.
public enum CSVError: Error, Equatable, Sendable {
  /// The record with its line end has more bytes than `limit`.
  case recordTooLong(limit: Int)
  /// A quoted field is still open at the end of the file; what followed the quote is not trusted.
  case unterminatedQuote
  /// A quote stands inside a field that does not begin with one.
  case quoteInPlainField
  /// Something other than a delimiter or a line end follows a closing quote.
  case textAfterQuote
  /// A carriage return stands alone, outside quotes.
  case strayCarriageReturn
  /// The record holds a NUL byte.
  case nulByte
  /// The record is not UTF-8.
  case notUTF8
}

extension CSVError: CustomStringConvertible {
  /// One sentence: what is wrong and what to do.
  public var description: String {
    switch self {
    case .recordTooLong(let limit):
      "the record is longer than \(limit) bytes; is a closing quote missing?"
    case .unterminatedQuote: "a quoted field is never closed; add the closing quote"
    case .quoteInPlainField:
      "a quote inside a field that is not quoted; quote the field and double the quote"
    case .textAfterQuote: "text after a closing quote; double the quotes inside the field"
    case .strayCarriageReturn: "a carriage return alone; end lines with LF or CR LF"
    case .nulByte: "a NUL byte; the file may be UTF-16 or damaged, save it as UTF-8"
    case .notUTF8: "not UTF-8; save the file as UTF-8"
    }
  }
}
