// Built by Scripts/fuzz in one module with Sources/Formats; not part of the package.
#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

private let target = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? "json"

/// Gives each input to the parser that FUZZ_TARGET names and checks what must hold of its answer.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFormats(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  switch target {
  case "csv": fuzzCSV(bytes)
  case "lines": fuzzLines(bytes)
  case "dates": fuzzDates(bytes)
  default: fuzzJSON(bytes)
  }
  return 0
}

private func fuzzJSON(_ bytes: [UInt8]) {
  let value: JSON
  do {
    value = try JSON(parsing: bytes)
  } catch {
    precondition(error.offset >= 0 && error.offset <= bytes.count, "offset outside the text")
    return
  }
  let canonical = value.canonical
  guard let again = try? JSON(parsing: canonical) else {
    preconditionFailure("canonical bytes are not JSON")
  }
  precondition(again.canonical == canonical, "canonical bytes are not stable")
  guard let pretty = try? JSON(parsing: value.pretty.utf8) else {
    preconditionFailure("pretty text is not JSON")
  }
  precondition(pretty == again, "pretty text says something else")
}

private func fuzzCSV(_ bytes: [UInt8]) {
  var reader = CSVReader(bytes: bytes, maxRecordBytes: 64)
  var writer = CSVWriter(neutralisesFormulas: false)
  var records: [[String]] = []
  var line = 0
  while let row = try? reader.next() {
    switch row {
    case .record(let record):
      precondition(record.line > line, "line numbers do not rise")
      line = record.line
      precondition(record.count == record.fields.count, "a field is missing")
      records.append(record.strings)
      writer.row(record.strings)
    case .malformed(let at, _):
      precondition(at > line, "line numbers do not rise")
      line = at
    }
  }
  var second = CSVReader(bytes: writer.take())
  for record in records {
    guard case .record(let read)? = try? second.next(), read.strings == record else {
      preconditionFailure("what was written does not read back")
    }
  }
  precondition((try? second.next()) == nil, "more was written than read")
}

private func fuzzLines(_ bytes: [UInt8]) {
  var reader = LineReader(bytes: bytes, maxLineBytes: 16)
  var last = 0
  while let row = try? reader.next() {
    let number =
      switch row {
      case .line(let number, _): number
      case .malformed(let number, _): number
      }
    precondition(number > last, "line numbers do not rise")
    last = number
  }
  precondition(last <= bytes.count(where: { $0 == 0x0A }) + 1, "more lines than line ends")
}

private func fuzzDates(_ bytes: [UInt8]) {
  let text = String(decoding: bytes, as: UTF8.self)
  if let moment = Timestamp(text) {
    precondition(Timestamp(moment.rfc3339) == moment, "a moment does not read back")
  }
  if let date = CivilDate(text) { precondition(date.iso == text, "a date does not read back") }
  if let period = Period(text) { precondition(period.text == text, "a period does not read back") }
  if let data = Hex.decode(text) { precondition(Hex.encode(data) == text.lowercased(), "hex") }
  if let data = Base64.decode(text) { precondition(Base64.encode(data) == text, "base64") }
  if let data = Base64.urlDecode(text) { precondition(Base64.urlEncode(data) == text, "base64url") }
}
