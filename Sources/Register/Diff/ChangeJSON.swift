public import Formats

extension Change {
  /// The change as JSON: `change` (its kind), what it is about, and `sentence`.
  public var json: JSON {
    var object: [String: JSON] = [
      "change": .string(kind), "sentence": .string(description), "refused": .bool(isRefused),
    ]
    switch self {
    case .noticeRewritten(let version, let what):
      object["notice"] = .string(version.description)
      object["what"] = .array(what.map(JSON.string))
    case .usePossible(let flow), .useStopped(let flow):
      object["purpose"] = .string(flow.purpose.id)
      object["recipient"] = .string(flow.recipient.id)
      object["fields"] = .array(flow.fields.map { .string($0.id) })
    case .namedNowhere(let purpose, let recipient):
      object["purpose"] = .string(purpose.id)
      object["recipient"] = .string(recipient.id)
    case .mustBeTold(let served, let now, let purpose, let recipient):
      object["served"] = .string(served.description)
      object["notice"] = .string(now.description)
      object["purpose"] = .string(purpose.id)
      object["recipient"] = recipient.map { .string($0.id) } ?? .null
    case .consentNotCovering(let purpose, let recipient, let notices):
      object["purpose"] = .string(purpose.id)
      object["recipient"] = recipient.map { .string($0.id) } ?? .null
      object["notices"] = .array(notices.map { .string($0.description) })
    case .consentEndsSooner(let purpose, let old, let new):
      object["purpose"] = .string(purpose.id)
      object["old"] = old.map { .string($0.text) } ?? .null
      object["new"] = .string(new.text)
    case .retention(let field, let old, let new):
      object["field"] = .string(field.id)
      object["old"] = old.map { .string($0.text) } ?? .null
      object["new"] = new.map { .string($0.text) } ?? .null
    case .siteLoad(let load):
      object["site"] = .string(load.site.id)
      object["recipient"] = .string(load.recipient.id)
      object["purpose"] = .string(load.purpose.id)
      object["old"] = Self.texts(load.old)
      object["new"] = Self.texts(load.new)
    case .signIn(let site, let recipient, let old, let new):
      object["site"] = .string(site.id)
      object["recipient"] = .string(recipient.id)
      object["old"] = Self.texts(old)
      object["new"] = Self.texts(new)
    case .added(_, let name), .removed(_, let name):
      object["id"] = .string(name.id)
    case .changed(_, let name, let details):
      object["id"] = .string(name.id)
      object["details"] = .array(details.map(JSON.string))
    case .organisation(let details):
      object["details"] = .array(details.map(JSON.string))
    case .noticeAdded(let version, let from):
      object["notice"] = .string(version.description)
      object["from"] = .string(from.iso)
    case .noticeRemoved(let version):
      object["notice"] = .string(version.description)
    }
    return .object(object)
  }

  private static func texts(_ texts: [String]?) -> JSON {
    texts.map { .array($0.map(JSON.string)) } ?? .null
  }
}
