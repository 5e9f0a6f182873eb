extension Dialect {
  /// Universal Event Tracking, the tag of Microsoft Advertising.
  static let bingTag: Dialect = {
    var dialect = Dialect()
    dialect.names = [
      "ti": Sense(.identifier, "the number of the site's tag"),
      "mid": Sense(.identifier, "the number of this opening of the page"),
      "sid": Sense(.identifier, "the number of the visit"),
      "vid": Sense(.identifier, "the number of this browser at Microsoft Advertising"),
      "uid": Sense(.identifier, "the site's number for the person"),
      "p": Sense(.pageAddress, "the address of the page"),
      "r": Sense(.referrer, "the address of the page before"),
      "tl": Sense(.pageTitle, "the title of the page"),
      "kw": Sense(.content, "the keywords of the page"),
      "evt": Sense(.event, "what happened"), "ec": Sense(.event, "the group of the event"),
      "ea": Sense(.event, "what was done"), "el": Sense(.event, "what it was done to"),
      "ev": Sense(.event, "the value of the event"),
      "gv": Sense(.money, "the value of the success"), "gc": Sense(.money, "the currency"),
      "lg": Sense(.device, "the language"), "sw": Sense(.device, "the width of the screen"),
      "sh": Sense(.device, "the height of the screen"),
      "sc": Sense(.device, "the depth of colour"),
      "lt": Sense(.other, "how long the page took to load"),
      "vids": Sense(.other, "whether the browser is new to the tag"),
      "Ver": Sense(.other, "the version of the tag"), "rn": Sense(.other, "a chance number"),
      "pid.em": Sense(.contact, "the e-mail address"),
      "pid.ph": Sense(.contact, "the telephone number"),
    ]
    dialect.readers = [
      "msclkid": { item in
        // The letter N stands for none.
        item.value == "N" ? [Sense(.other, "no click on an ad led here").told(item.key, "N")] : nil
      },
      "asc": { item in
        let meaning =
          switch item.value {
          case "G": "granted"
          case "D": "denied"
          default: "unknown: \(item.value)"
          }
        return [
          Sense(.consentSignal, "consent to store for advertising (ad_storage)")
            .told(item.key, meaning)
        ]
      },
    ]
    return dialect
  }()

  /// Clarity: an envelope `e`, then what was seen (`a`) and the page itself (`p`), in numbers.
  static let clarity: Dialect = {
    var dialect = Dialect()
    dialect.names = [
      "e[4]": Sense(.identifier, "the site's number at Clarity"),
      "e[5]": Sense(.identifier, "the number of this browser at Clarity"),
      "e[6]": Sense(.identifier, "the number of the visit"),
      "e[7]": Sense(.event, "which page of the visit this is"),
      "e": Sense(.other, "about the recording"),
      "a": Sense(.event, "a piece of the recording: movements, clicks, scrolling, times"),
      "p": Sense(.content, "a piece of the recording: what the page shows"),
    ]
    dialect.path = { request in
      let parts = request.path.split(separator: "/")
      guard parts.first == "tag", let project = parts.dropFirst().first else { return [] }
      return [Sense(.identifier, "the site's number at Clarity").told("tag", String(project))]
    }
    return dialect
  }()
}
