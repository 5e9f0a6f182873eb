public import Formats
import Forms
public import Register

/// A declared form as lists show it (demand H3).
public struct FormLine: Sendable, Equatable {
  /// The identifier.
  public var id: FormID
  /// The heading.
  public var title: String
  /// The last day, where there is one.
  public var until: CivilDate?
  /// Who pays for it, where somebody else does.
  public var sponsor: String?
  /// What keeps it from being shown today; nil when it takes answers.
  public var closed: String?

  /// Makes a line.
  public init(
    id: FormID, title: String, until: CivilDate? = nil, sponsor: String? = nil,
    closed: String? = nil
  ) {
    self.id = id
    self.title = title
    self.until = until
    self.sponsor = sponsor
    self.closed = closed
  }

  /// Every form of the register in force, in its order, with whether it is open on a day.
  public static func all(_ inForce: InForce, on day: CivilDate) -> [FormLine] {
    inForce.register.forms.map { form in
      var line = FormLine(
        id: form.id, title: form.title, until: form.until,
        sponsor: form.sponsor.flatMap { inForce.register.recipients[id: $0]?.label })
      do throws(FormsError) {
        _ = try FormTerms(form, inForce: inForce, on: day)
      } catch {
        line.closed =
          switch error {
          case .closed: "its last day is over"
          case .noNotice: "no version of its notice is in force yet"
          default: error.description
          }
      }
      return line
    }
  }
}
