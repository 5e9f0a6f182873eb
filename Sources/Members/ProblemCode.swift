/// Why a value or a row is not taken in; a code once shipped keeps its meaning.
public enum ProblemCode: String, Error, Sendable, Hashable, Codable, CaseIterable {
  /// A value is empty.
  case empty
  /// A value has more than 8 KiB, or a list more than 256 items.
  case tooLong = "too-long"
  /// A value holds a control character.
  case controlCharacter = "control-character"
  /// A value is not an e-mail address.
  case notAnEmail = "not-an-email"
  /// A value is not a day of the calendar, written as `2026-11-21`.
  case impossibleDate = "impossible-date"
  /// A value is not a month, written as `2026-11`.
  case impossibleMonth = "impossible-month"
  /// A value is not a whole number.
  case notANumber = "not-a-number"
  /// A value is neither yes nor no.
  case notYesOrNo = "not-yes-or-no"
  /// A value is not a country code of ISO 3166-1.
  case notACountry = "not-a-country"
  /// A value is none of the field's options.
  case notAnOption = "not-an-option"
  /// A value is of another type than the field's, in NDJSON.
  case wrongType = "wrong-type"

  /// A row has more or fewer columns than the header.
  case raggedRow = "ragged-row"
  /// A row cannot be read as CSV or JSON.
  case malformedRow = "malformed-row"
  /// A row is longer than the limit.
  case rowTooLong = "row-too-long"
  /// A row holds a NUL byte.
  case nulByte = "nul-byte"
  /// A row is not UTF-8.
  case notUTF8 = "not-utf8"
  /// A row has a column that the mapping does not name, in NDJSON.
  case unknownColumn = "unknown-column"

  /// A row has no handle by which to know the person.
  case noHandle = "no-handle"
  /// A row is about somebody who never signed up (demand A7).
  case notAMember = "not-a-member"
  /// A row does not say where, on what notice and basis it was collected (demand A6).
  case noProvenance = "no-provenance"
  /// A row names a collection point that is not declared.
  case unknownCollectionPoint = "unknown-collection-point"
  /// A row names a notice version that was never published.
  case unknownNotice = "unknown-notice"
  /// A row names a lawful basis that does not exist.
  case unknownBasis = "unknown-basis"
  /// A row does not say on which day it was collected.
  case noCollectionDay = "no-collection-day"
  /// A row says that it was collected in the future.
  case inFuture = "in-future"
  /// A row says that it was collected before its notice was first shown.
  case beforeNotice = "before-notice"
  /// A row says when a notice was shown, but not in a form that can be read.
  case impossibleTime = "impossible-time"
  /// A row is about a member about whom an earlier row of the same file is.
  case duplicateMember = "duplicate-member"
  /// A row's handle belongs to another member.
  case handleTaken = "handle-taken"
  /// A row's handle is one that is never taken in again: of somebody banned, or who never wants to hear from us.
  case suppressed

  /// A choice is about somebody who is no member.
  case unknownMember = "unknown-member"
  /// A choice's act is none that exists.
  case unknownAct = "unknown-act"
  /// A choice names a purpose that is not declared.
  case undeclaredPurpose = "undeclared-purpose"
  /// A choice names a recipient that is not declared.
  case undeclaredRecipient = "undeclared-recipient"
  /// A choice's channel is none that exists.
  case unknownChannel = "unknown-channel"
  /// A grant is for more than one purpose, or for others in general.
  case grantTooWide = "grant-too-wide"
  /// A grant rests on a notice that was not shown before it (demand B8).
  case notServed = "not-served"
}

/// A value that is not one of its field's kind; it never carries the value.
public struct ValueError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Why.
  public let code: ProblemCode

  /// An error of a code.
  public init(_ code: ProblemCode) { self.code = code }

  /// One sentence: what is wrong and what to do.
  public var description: String { code.sentence }
}
