/// Names that mean the same with most companies, provided the value has the shape to match.
enum CommonNames {
  /// What a value must look like for a name to be believed.
  enum Shape {
    case any
    case number
    case size
    case language

    func fits(_ value: String) -> Bool {
      let bytes = value.utf8
      switch self {
      case .any: return true
      case .number: return bytes.allSatisfy { (0x2D...0x39).contains($0) }
      case .size:
        // 1920x1080, 1920,1080 or 1920.
        return bytes.count <= 24
          && bytes.allSatisfy { (0x2C...0x39).contains($0) || $0 | 0x20 == 0x78 || $0 == 0x2A }
      case .language:
        return (2...40).contains(bytes.count)
          && bytes.allSatisfy {
            (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D || $0 == 0x5F || $0 == 0x2C
          }
      }
    }
  }

  /// By name in lower case.
  static let senses: [String: (Sense, Shape)] = {
    var senses: [String: (Sense, Shape)] = [:]
    func add(_ names: [String], _ sense: Sense, _ shape: Shape = .any) {
      for name in names { senses[name] = (sense, shape) }
    }
    add(
      [
        "sw", "sh", "sr", "vp", "vw", "vh", "bw", "bh", "sd", "res", "resolution", "screen",
        "screen_width", "screen_height", "screenwidth", "screenheight", "viewport",
        "viewport_width", "viewport_height", "screen_resolution", "screensize", "screen_size",
        "$screen_width", "$screen_height", "dpr", "pixel_ratio", "u_w", "u_h", "u_aw", "u_ah",
      ], Sense(.device, "the size of the screen or window"), .size)
    add(
      ["ul", "lang", "language", "languages", "hl", "bl", "lg", "locale", "browser_language"],
      Sense(.device, "the language"), .language)
    add(
      [
        "tz", "tzo", "tz_offset", "timezone", "time_zone", "timezone_offset", "timezoneoffset",
        "u_tz", "utc_offset",
      ], Sense(.device, "the time zone, roughly where the device is"))
    add(
      ["ua", "useragent", "user_agent", "browser", "$browser"],
      Sense(.device, "the name of the browser"))
    add(
      ["os", "$os", "platform", "os_name", "os_version", "device_type", "device_model"],
      Sense(.device, "the operating system or device"))
    add(
      ["lat", "lng", "lon", "latitude", "longitude", "geo"], Sense(.location, "the whereabouts"),
      .number)
    add(["city", "region", "country_code", "zip_code"], Sense(.location, "the place"))
    add(
      ["dt", "title", "page_title", "pagetitle", "document_title", "pt"],
      Sense(.pageTitle, "the title of the page"))
    add(
      ["ev", "event", "en", "event_name", "eventname", "event_type", "eventtype", "event_action"],
      Sense(.event, "what happened"))
    add(
      [
        "cid", "uid", "user_id", "userid", "uuid", "visitor_id", "visitorid", "client_id",
        "clientid", "device_id", "deviceid", "anonymous_id", "anonymousid", "distinct_id",
        "$device_id", "$user_id", "external_id", "person_id", "vid", "puid", "user_uuid", "guid",
        "idfa", "gaid", "aaid", "maid", "fingerprint", "browser_id", "muid", "partner_uid",
      ], Sense(.identifier, "a number for the browser or person"))
    add(
      ["sid", "session_id", "sessionid", "session", "pageview_id", "jsessionid"],
      Sense(.identifier, "a number for the visit"))
    add(["currency", "currency_code"], Sense(.money, "the currency"))
    add(
      ["revenue", "price", "amount", "order_value", "total", "purchase_value"],
      Sense(.money, "an amount of money"), .number)
    add(
      ["ts", "timestamp", "time", "client_timestamp", "sent_at", "sentat"], Sense(.time, "the time")
    )
    add(
      ["q", "query", "search_query", "search_term", "searchterm", "keyword"],
      Sense(.content, "what was searched for"))
    return senses
  }()
}
