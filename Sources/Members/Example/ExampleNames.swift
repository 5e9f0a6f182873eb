/// Invented names and places, by country.
struct ExampleNames {
  let given: [String]
  let family: [String]
  let streets: [String]
  let towns: [(name: String, code: String)]

  static func of(_ country: String) -> ExampleNames {
    switch country {
    case "IE": ireland
    case "DE": germany
    case "US": america
    default: britain
    }
  }

  static let britain = ExampleNames(
    given: [
      "Amelia", "Priya", "Chloe", "Fatima", "Gwen", "Hannah", "Isla", "Jasmine", "Kirsty", "Leah",
      "Maya", "Niamh", "Olivia", "Poppy", "Rhiannon", "Sadia", "Tamsin", "Zoë", "Daniel", "Owen",
      "Rajesh", "Samuel", "Thomas", "Yusuf", "Siân", "Chidinma", "Agnieszka", "Lakshmi",
    ],
    family: [
      "Ashdown", "Begum", "Carter", "Davies", "Ellery", "Fenwick", "Gill", "Hartley", "Iqbal",
      "Jolly", "Kaur", "Llewellyn", "Mackintosh", "Nwosu", "Okafor", "Patel", "Quayle", "Redfern",
      "Shah", "Thackeray", "Underhill", "Varley", "Whitlock", "Yates", "Brontë-Hall", "D'Arcy",
    ],
    streets: [
      "Orchard Lane", "Mill Road", "Station Street", "Victoria Terrace", "Larkfield Close",
      "St Anne's Road", "Quarry Hill", "Beech Avenue", "Canal Side", "The Green",
    ],
    towns: [
      ("Leeds", "LS6"), ("Bristol", "BS5"), ("Norwich", "NR2"), ("Cardiff", "CF11"),
      ("Glasgow", "G41"), ("Derby", "DE22"), ("Preston", "PR2"), ("Exeter", "EX4"),
      ("Belfast", "BT9"), ("Croydon", "CR0"),
    ])

  static let ireland = ExampleNames(
    given: ["Aoife", "Caoimhe", "Ciara", "Róisín", "Saoirse", "Seán", "Pádraig", "Áine", "Órla"],
    family: ["Ó Briain", "Murphy", "Ní Dhomhnaill", "Byrne", "Gallagher", "Kavanagh", "Doyle"],
    streets: ["Main Street", "Chapel Road", "Harbour View", "Sráid na Trá", "Bóthar Mór"],
    towns: [("Dublin", "D08"), ("Cork", "T12"), ("Galway", "H91"), ("Sligo", "F91")])

  static let germany = ExampleNames(
    given: ["Jürgen", "Käthe", "Sören", "Anja", "Björn", "Frauke", "Heike", "Zeynep", "Lena"],
    family: ["Müller", "Groß", "Schäfer", "Jäger", "Weiß", "Özdemir", "Köhler", "von Bülow"],
    streets: ["Lindenstraße", "Am Mühlbach", "Schloßallee", "Große Gasse", "Königsweg"],
    towns: [("Köln", "50667"), ("Münster", "48143"), ("Düsseldorf", "40210"), ("Görlitz", "02826")])

  static let america = ExampleNames(
    given: ["Madison", "José", "Renée", "Tyler", "Brooklyn", "Aaliyah", "Ethan", "Guadalupe"],
    family: ["Johnson", "Muñoz", "O'Connor", "Nguyen", "Washington", "Peña", "Kowalski"],
    streets: ["Elm Street", "County Road 9", "Lakeshore Drive", "Maple Avenue", "2nd Street"],
    towns: [("Dayton, OH", "45402"), ("Tucson, AZ", "85701"), ("Salem, OR", "97301")])

  static let topics = [
    "sleep", "feeding", "weaning", "nursery", "twins", "colic", "returning to work",
    "potty training",
    "allergies", "school places", "money", "grandparents",
  ]
}
