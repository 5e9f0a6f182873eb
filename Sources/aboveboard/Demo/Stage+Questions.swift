extension Stage {
  /// What members asked in public is answered from what the stories have left.
  func answerQuestions() async throws {
    step(
      "asked",
      "Members had asked all this in public. Each answer is bound to facts that are worked out now "
        + "and checked again; one that stops being so becomes a finding.")
    try await run("questions", "import", files.questions, "--actor", Self.lead)
    try await run("questions", "list")
    try await run("questions", "recheck")
  }
}
