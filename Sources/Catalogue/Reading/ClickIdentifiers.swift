/// Numbers that advertisers hang onto links, by which a click is followed to what came of it.
enum ClickIdentifiers {
  /// By name in lower case.
  static let senses: [String: Sense] = [
    "fbclid": click("Facebook"), "igshid": click("Instagram"), "igsh": click("Instagram"),
    "gclid": click("Google Ads"), "gbraid": click("Google Ads"), "wbraid": click("Google Ads"),
    "dclid": click("Google Display & Video"), "msclkid": click("Microsoft Advertising"),
    "ttclid": click("TikTok"), "twclid": click("X (Twitter)"), "li_fat_id": click("LinkedIn"),
    "epik": click("Pinterest"), "sccid": click("Snapchat"), "rdt_cid": click("Reddit"),
    "yclid": click("Yandex"), "ysclid": click("Yandex"), "irclickid": click("impact.com"),
    "cjevent": click("CJ"), "awc": click("Awin"), "tblci": click("Taboola"),
    "dicbo": click("Outbrain"),
    "mc_eid": reader("Mailchimp"), "_hsenc": reader("HubSpot"), "_kx": reader("Klaviyo"),
    "mkt_tok": reader("Marketo"), "vero_id": reader("Vero"), "oly_anon_id": reader("Omeda"),
    "oly_enc_id": reader("Omeda"),
  ]

  /// The click numbers among the parameters of an address.
  static func within(_ address: String) -> [Told] {
    var collector = ItemCollector(source: .query)
    collector.addForm(AddressAsSent(address).query.utf8)
    return collector.items.compactMap { item in
      senses[HostName(item.key).text].map {
        Sense(.clickID, "\($0.label), in that address").told(item.key, item.value)
      }
    }
  }

  private static func click(_ company: String) -> Sense {
    Sense(.clickID, "the number of a click at \(company)")
  }

  private static func reader(_ company: String) -> Sense {
    Sense(.clickID, "the reader of an e-mail sent with \(company)")
  }
}
