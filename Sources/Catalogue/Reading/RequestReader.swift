/// Reads every value of a request once, by the product's dialect first and common names second.
struct RequestReader {
  let request: SentRequest
  let dialect: Dialect?

  var told: [Told] {
    let page = request.header("Referer").first
    let common = CommonReader(page: page.map { AddressAsSent($0).host } ?? "")
    var told: [Told] = dialect?.path?(request) ?? []
    for item in request.items {
      let read = dialect?.told(item) ?? common.told(item)
      told += read
      // A page's own address often carries the number of the click that led there.
      for entry in read where entry.subject == .pageAddress || entry.subject == .referrer {
        told += ClickIdentifiers.within(item.value)
      }
    }
    return told + headers
  }

  private var headers: [Told] {
    let page = Sense(.pageAddress, "the page that asked (Referer header)")
    var told: [Told] = request.header("Referer").filter { !$0.isEmpty }.flatMap {
      [page.told("Referer", $0)] + ClickIdentifiers.within($0)
    }
    for header in request.headers {
      guard let sense = DescribingHeaders.senses[HostName(header.name).text] else { continue }
      told.append(sense.told(header.name, header.value))
    }
    return told + request.cookies.compactMap(KnownCookies.told)
  }
}

/// Headers that a browser sends only when a site asked for more about the device, or on objection.
private enum DescribingHeaders {
  static let senses: [String: Sense] = [
    "sec-ch-ua-arch": Sense(.device, "the kind of processor"),
    "sec-ch-ua-bitness": Sense(.device, "the width of the processor"),
    "sec-ch-ua-full-version": Sense(.device, "the exact version of the browser"),
    "sec-ch-ua-full-version-list": Sense(.device, "the exact version of the browser"),
    "sec-ch-ua-model": Sense(.device, "the model of the device"),
    "sec-ch-ua-platform-version": Sense(.device, "the version of the operating system"),
    "sec-ch-ua-wow64": Sense(.device, "how the browser runs on Windows"),
    "sec-gpc": Sense(.consentSignal, "Global Privacy Control: do not sell or share"),
    "dnt": Sense(.consentSignal, "Do Not Track"),
  ]
}
