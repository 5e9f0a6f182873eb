/// What stands between two fields.
public enum CSVDelimiter: UInt8, Sendable, CaseIterable {
  /// `,`, as RFC 4180 has it.
  case comma = 0x2C
  /// `;`, as spreadsheets write it where the comma is the decimal sign.
  case semicolon = 0x3B
  /// A tab.
  case tab = 0x09
  /// `|`.
  case pipe = 0x7C
}
