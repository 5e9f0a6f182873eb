import Formats
public import Register

extension Value {
  /// The names of a field's bands in which the value lies, in the order of the register.
  public func bands(of field: Field) -> [String] {
    field.bands.filter { lies(in: $0) }.map(\.name)
  }

  private func lies(in band: Field.Band) -> Bool {
    switch self {
    case .option, .country, .yesNo:
      let bytes = text.utf8Bytes
      return band.values.contains { $0.nfc.utf8Bytes == bytes }
    case .wholeNumber(let number): return lies(number, in: band)
    case .date(let date): return lies(Int64(date.days), in: band)
    case .month(let months): return lies(Int64(months), in: band)
    case .text, .address, .email, .list: return false
    }
  }

  private func lies(_ number: Int64, in band: Field.Band) -> Bool {
    guard band.from != nil || band.to != nil else { return false }
    return band.from.map { $0 <= number } ?? true && band.to.map { number <= $0 } ?? true
  }
}
