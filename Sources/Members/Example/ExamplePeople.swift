import Formats

/// The invented members of the example, the same for a count and a seed; written as the files that
/// an organisation would bring.
///
/// Names, addresses and e-mail addresses are made up; the domains are those of RFC 2606.
public struct ExamplePeople: Sendable {
  /// How many members.
  public let count: Int
  /// What decides who they are.
  public let seed: UInt64

  /// So many people of a seed.
  public init(count: Int, seed: UInt64 = 1) {
    self.count = max(0, count)
    self.seed = seed
  }

  /// The names of the files, each with a mapping of the same name.
  public static let files = [
    "members.csv", "choices.csv", "quiz.csv", "insurer-bare.csv", "insurer.csv",
  ]

  /// Writes the files into a folder that exists, row by row; throws `ImportError.unwritable`.
  public func write(to folder: String) throws(ImportError) {
    var members = try ExampleFile(folder + "/members.csv", ExampleMember.header)
    var choices = try ExampleFile(folder + "/choices.csv", ExampleChoices.header)
    for index in 0..<count {
      let member = ExampleMember(seed: seed, index: index)
      try members.row(member.row)
      for row in ExampleChoices(member, seed: seed, index: index).rows { try choices.row(row) }
    }
    try members.finish()
    try choices.finish()
    try writeQuiz(folder + "/quiz.csv")
    for name in ["insurer-bare.csv", "insurer.csv"] { try writeInsurer(folder + "/" + name) }
  }

  /// Ten people took a quiz; it brought along 200 friends of each, who never signed up.
  private func writeQuiz(_ path: String) throws(ImportError) {
    var file = try ExampleFile(path, ["person_id", "email", "name", "country", "relationship"])
    for taker in 0..<10 {
      var random = ExampleRandom(seed: seed, stream: 3, index: taker)
      let person = ExamplePerson(home: "GB", index: taker, random: &random, mark: "q")
      try file.row(["q-\(taker + 1)", person.email, person.name, "GB", "sign-up"])
      for friend in 0..<200 {
        let number = taker * 200 + friend
        var random = ExampleRandom(seed: seed, stream: 4, index: number)
        let person = ExamplePerson(home: "GB", index: number, random: &random, mark: "f")
        try file.row(["f-\(number + 1)", person.email, person.name, "GB", ""])
      }
    }
    try file.finish()
  }

  /// 300 people who asked another company for a quote.
  private func writeInsurer(_ path: String) throws(ImportError) {
    var file = try ExampleFile(
      path, ["reference", "email", "name", "birth_date", "country", "enquired"])
    for index in 0..<300 {
      var random = ExampleRandom(seed: seed, stream: 5, index: index)
      let person = ExamplePerson(home: "GB", index: index, random: &random, mark: "i")
      let birth = ExampleMember.today.adding(years: -random.number(21..<60))
        .adding(days: -random.number(0..<365))
      let enquired = ExampleMember.today.adding(days: -random.number(30..<300))
      try file.row([
        ExampleMember.number("i", index + 1, digits: 4), person.email, person.name, birth.iso, "GB",
        enquired.iso,
      ])
    }
    try file.finish()
  }
}

/// A CSV file that is written row by row.
private struct ExampleFile: ~Copyable {
  private var file: OutputFile
  private var writer = CSVWriter(neutralisesFormulas: false)

  init(_ path: String, _ header: [String]) throws(ImportError) {
    file = try OutputFile(path: path)
    writer.row(header)
  }

  mutating func row(_ fields: [String]) throws(ImportError) {
    writer.row(fields)
    if writer.count > 1 << 18 { try file.write(writer.take()) }
  }

  mutating func finish() throws(ImportError) { try file.write(writer.take()) }
}
