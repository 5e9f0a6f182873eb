import Members
import Workspace

extension Stage {
  /// The third story: ten people took a quiz, and it brought along their friends.
  func tellQuiz() async throws {
    title(
      "3  The quiz",
      "A quiz on a social network was taken by 270,000 people and took the profiles of up to 87 "
        + "million of their friends. Here ten takers are uploaded, and 200 friends of each.")
    let before = try await workspace.members.count()
    step("before", "\(Figures.count(before)) people are members.")
    step("act", "The quiz is uploaded: takers have signed up, friends have not.")
    try await run(
      "members", "import", "\(people)/quiz.csv", "--mapping", files.mapping("quiz"), "--actor",
      Self.lead)
    let after = try await workspace.members.count()
    step(
      "after",
      "\(Figures.count(after)) people are members: \(Figures.count(after - before)) more. Of the "
        + "friends nothing is left, not even that they were in the file.")
    try await run("may", "f-1", "newsletter", "--to", "mail-provider", expecting: .wanting)
  }
}
