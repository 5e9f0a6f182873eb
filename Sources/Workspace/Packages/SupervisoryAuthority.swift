public import Law

/// Who hears complaints about how data is used, by country (GDPR Article 51; UK DPA 2018 section 114).
///
/// Names and addresses as the authorities and W3C DPV's list of them give them, November 2026.
public struct SupervisoryAuthority: Sendable, Equatable {
  /// The name.
  public var name: String
  /// Its home page.
  public var address: String

  /// The authority of a country; nil where none is known here.
  public static func of(_ country: Country) -> SupervisoryAuthority? {
    known[country.code].map { SupervisoryAuthority(name: $0.name, address: $0.address) }
  }

  private static let known: [String: (name: String, address: String)] = [
    "AT": ("Data Protection Authority (DSB)", "http://www.dsb.gv.at/"),
    "BE": ("Data Protection Authority (APD/GBA)", "https://www.dataprotectionauthority.be/"),
    "BG": ("Data Protection Authority (CPDP)", "https://www.cpdp.bg/"),
    "CY": ("Commissioner for Personal Data Protection (CPDP)", "http://www.dataprotection.gov.cy/"),
    "CZ": ("Office for Personal Data Protection (UOOU)", "http://www.uoou.cz/"),
    "DE": (
      "Federal Commissioner (BfDI), or the authority of your Land", "http://www.bfdi.bund.de/"
    ),
    "DK": ("Data Protection Authority", "http://www.datatilsynet.dk/"),
    "EE": ("Data Protection Inspectorate (AKI)", "http://www.aki.ee/"),
    "ES": ("Data Protection Agency (AEPD)", "https://www.aepd.es/"),
    "FI": ("Office of the Data Protection Ombudsman", "http://www.tietosuoja.fi/"),
    "FR": ("National Commission on Informatics and Liberty (CNIL)", "http://www.cnil.fr/"),
    "GR": ("Hellenic Data Protection Authority (HDPA)", "http://www.dpa.gr/"),
    "HR": ("Personal Data Protection Agency (AZOP)", "https://azop.hr/"),
    "HU": (
      "National Authority for Data Protection and Freedom of Information (NAIH)",
      "https://www.naih.hu/"
    ),
    "IE": ("Data Protection Commission (DPC)", "https://www.dataprotection.ie/"),
    "IS": ("Data Protection Authority", "https://www.personuvernd.is/"),
    "IT": ("Data Protection Authority", "http://www.garanteprivacy.it/"),
    "LI": ("Datenschutzstelle (DSS)", "https://www.datenschutzstelle.li/"),
    "LT": ("State Data Protection Inspectorate (VDAI)", "https://vdai.lrv.lt/"),
    "LU": ("National Commission for Data Protection (CNPD)", "http://www.cnpd.lu/"),
    "LV": ("Data State Inspectorate (DVI)", "http://www.dvi.gov.lv/"),
    "MT": (
      "Office of the Information and Data Protection Commissioner (IDPC)", "https://idpc.org.mt/"
    ),
    "NL": ("Data Protection Authority (AP)", "https://autoriteitpersoonsgegevens.nl/"),
    "NO": ("Data Protection Authority", "http://www.datatilsynet.no/"),
    "PL": ("President of the Personal Data Protection Office (UODO)", "https://uodo.gov.pl/"),
    "PT": ("Data Protection Authority (CNPD)", "http://www.cnpd.pt/"),
    "RO": (
      "National Supervisory Authority for Personal Data Processing (ANSPDCP)",
      "http://www.dataprotection.ro/"
    ),
    "SE": ("Data Protection Authority (IMY)", "https://www.imy.se/"),
    "SI": ("Information Commissioner (IP)", "https://www.ip-rs.si/"),
    "SK": ("Office for Personal Data Protection (UOOU)", "http://www.dataprotection.gov.sk/"),
    "GB": ("Information Commissioner's Office (ICO)", "https://ico.org.uk/"),
  ]
}
