import ArgumentParser
import Formats
import Law

/// `law holidays`: the days of rest that the clocks know.
struct LawHolidays: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "holidays", abstract: "List the public holidays of a place and a year.",
    discussion: "Example:  aboveboard law holidays --region scotland --year 2027")

  @Option(help: "england-and-wales, scotland or northern-ireland.")
  var region: String?

  @Option(help: ArgumentHelp("A country of the EU or EEA, or US.", valueName: "code"))
  var country: String?

  @Option(help: "The year, 2012 to 2028.")
  var year: Int

  @OptionGroup var result: ResultOptions

  func validate() throws {
    guard (region == nil) != (country == nil) else {
      throw ValidationError("give --region or --country, and not both")
    }
    guard (HolidayPlace.firstYear...HolidayPlace.lastYear).contains(year) else {
      throw ValidationError(
        "--year: holidays are known from \(HolidayPlace.firstYear) to \(HolidayPlace.lastYear)")
    }
  }

  func run() async throws {
    let output = Output.current
    let days = try place().holidays(in: year)
    if result.json {
      let list = days.map { ["date": .string($0.date.iso), "name": .string($0.name)] as JSON }
      return output.line(JSON.array(list).pretty)
    }
    var table = Table([.left, .left, .left])
    for day in days { table.row([day.date.iso, day.date.weekday.name, day.name]) }
    for line in table.lines(width: output.terminal.width, indent: "") { output.line(line) }
  }

  private func place() throws -> HolidayPlace {
    if let region { return .unitedKingdom(try LawFacts.region(region)) }
    if country == "GB" {
      throw ValidationError("--country: the United Kingdom has regions; give --region")
    }
    guard let place = country.flatMap({ Country($0) }).flatMap({ HolidayPlace($0) }) else {
      throw ValidationError("--country: holidays are held for the EU, the EEA and US only")
    }
    return place
  }
}
