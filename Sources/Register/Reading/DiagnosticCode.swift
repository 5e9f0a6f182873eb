/// The kinds of problem that `RegisterReader` reports; a code once shipped keeps its meaning.
public enum DiagnosticCode: String, Sendable, Hashable, Codable, CaseIterable {
  /// A folder or file cannot be read.
  case fileUnreadable = "file-unreadable"
  /// The folder holds no YAML.
  case folderEmpty = "folder-empty"
  /// A file is over 4 MiB, the folder over 32 MiB, or there are too many files.
  case tooLarge = "too-large"
  /// A section declares over 10,000 things, or the files hold too many values.
  case tooMany = "too-many"
  /// A file is not UTF-8.
  case notUTF8 = "not-utf8"
  /// A file holds a NUL or another control character.
  case controlCharacter = "control-character"
  /// A file is not YAML.
  case yamlSyntax = "yaml-syntax"
  /// A file holds several YAML documents.
  case yamlDocuments = "yaml-documents"
  /// A file uses an anchor or an alias.
  case yamlAlias = "yaml-alias"
  /// A file is nested over 32 levels deep.
  case yamlTooDeep = "yaml-too-deep"
  /// A mapping has a key that is not text.
  case keyNotText = "key-not-text"
  /// A mapping has a key twice.
  case duplicateKey = "duplicate-key"
  /// Something is declared twice.
  case duplicateID = "duplicate-id"
  /// A list names something twice.
  case duplicateItem = "duplicate-item"
  /// A name breaks the rule for identifiers.
  case badID = "bad-id"
  /// A top-level key is no section.
  case unknownSection = "unknown-section"
  /// A section that must be there is not.
  case missingSection = "missing-section"
  /// A section declares nothing.
  case emptySection = "empty-section"
  /// A key is not known at its place.
  case unknownKey = "unknown-key"
  /// A key that must be there is not.
  case missingKey = "missing-key"
  /// A value is of another type than its key asks for.
  case wrongType = "wrong-type"
  /// A value is empty.
  case emptyValue = "empty-value"
  /// A value is none of those that its key allows.
  case unknownValue = "unknown-value"
  /// A value is not a date.
  case badDate = "bad-date"
  /// A value is not a period.
  case badPeriod = "bad-period"
  /// A value is not a whole number in range.
  case badNumber = "bad-number"
  /// A value is not an e-mail address.
  case badEmail = "bad-email"
  /// A value is not a verifier key, `name+hash+base64`.
  case badKey = "bad-key"
  /// A value is not an `https` address.
  case badURL = "bad-url"
  /// A value is not the bare address of a web site, `https://www.example.org`.
  case badOrigin = "bad-origin"
  /// A value is not a host.
  case badHost = "bad-host"
  /// A value is not a path on a web site.
  case badPath = "bad-path"
  /// A recipient's delivery names no folder, endpoint or key that could serve.
  case badDelivery = "bad-delivery"
  /// A value is not one scope of a sign-in.
  case badScope = "bad-scope"
  /// A value is not a country.
  case unknownCountry = "unknown-country"
  /// A value is not a DPV or fideslang term.
  case unknownTerm = "unknown-term"
  /// A field is named that is not declared.
  case undeclaredField = "undeclared-field"
  /// A purpose is named that is not declared.
  case undeclaredPurpose = "undeclared-purpose"
  /// A recipient is named that is not declared.
  case undeclaredRecipient = "undeclared-recipient"
  /// A notice is named that is not declared.
  case undeclaredNotice = "undeclared-notice"
  /// A collection point is named that is not declared.
  case undeclaredCollectionPoint = "undeclared-collection-point"
  /// The reserved recipient `self` is declared or named.
  case recipientSelf = "recipient-self"
  /// A field would be about another person than the member or the member's own child.
  case fieldAboutOthers = "field-about-others"
  /// A `one-of` has no options, or another kind has some.
  case fieldOptions = "field-options"
  /// A kind of field cannot have bands.
  case bandKind = "band-kind"
  /// A band's name, values or range are wrong for its field.
  case bandValue = "band-value"
  /// Two bands of a field overlap.
  case bandOverlap = "band-overlap"
  /// A field of a special category stands in a purpose that admits none.
  case specialNotAllowed = "special-not-allowed"
  /// A field about children stands in a purpose that admits none.
  case childrenNotAllowed = "children-not-allowed"
  /// A legitimate interest has no assessment.
  case assessmentMissing = "assessment-missing"
  /// A lawful basis does not exist where the organisation is established.
  case basisNotInCountry = "basis-not-in-country"
  /// A purpose is declared compatible with itself.
  case compatibleSelf = "compatible-self"
  /// An end lies before its beginning.
  case datesReversed = "dates-reversed"
  /// Recipients pass data on in a circle.
  case onwardCycle = "onward-cycle"
  /// An agreement lets a recipient pass data on to somebody it does not declare.
  case onwardUndeclared = "onward-undeclared"
  /// A consideration lacks what its kind needs.
  case considerationIncomplete = "consideration-incomplete"
  /// The versions of a notice are not numbered 1, 2, 3 and so on.
  case noticeNumbers = "notice-numbers"
  /// A version of a notice begins no later than the one before it.
  case noticeDates = "notice-dates"
  /// The text of a notice has a placeholder that is not known.
  case noticePlaceholder = "notice-placeholder"
  /// The file with the text of a notice cannot be used.
  case noticeFile = "notice-file"
  /// The field of residence cannot serve.
  case residenceField = "residence-field"
  /// The field of birth cannot serve.
  case birthField = "birth-field"
  /// An origin is declared twice.
  case duplicateOrigin = "duplicate-origin"
  /// A site may load something for a purpose or from a recipient that its notice does not name.
  case loadNotCovered = "load-not-covered"
  /// A site may always load something for a purpose that rests on consent.
  case loadBeforeChoice = "load-before-choice"
  /// A form makes a field required that no purpose on contract uses.
  case formRequired = "form-required"
  /// A form asks for a field that no purpose named by its notice uses.
  case formFieldUnused = "form-field-unused"
  /// A form offers a yes to a purpose that does not rest on consent.
  case formChoiceBasis = "form-choice-basis"
  /// A form offers a yes that its notice does not name.
  case formChoiceNotCovered = "form-choice-not-covered"
  /// A form offers a yes for others in return for a gift.
  case formGift = "form-gift"
  /// A system is named that is not declared.
  case undeclaredSystem = "undeclared-system"
  /// A system's key is of no use to its kind, or one that its kind needs is missing.
  case systemKind = "system-kind"
  /// A place of a secret is neither an environment variable nor a file.
  case badSecret = "bad-secret"
  /// A name of a table or column cannot be one.
  case badColumn = "bad-column"
  /// A member is to be found by something that nothing gives.
  case unknownHandle = "unknown-handle"
  /// What erasure does to a table is not said, or contradicts itself.
  case erasureUnclear = "erasure-unclear"
  /// A request is not `METHOD /path`, or has a placeholder that nothing fills.
  case badRequest = "bad-request"
  /// A pattern of quotes names nobody, or begins or ends with anything.
  case badPattern = "bad-pattern"
  /// Systems wait for each other in a circle.
  case systemCycle = "system-cycle"
}
