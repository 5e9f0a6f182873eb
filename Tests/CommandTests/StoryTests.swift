import Foundation
import Testing

@testable import aboveboard

@Suite struct StoryTests {
  @Test("all stories come out as they must")
  func ends() async throws {
    let demo = try await DemoRun.shared.value
    #expect(demo.told.code == .done, "\(demo.told.errors)\n\(demo.told.text.suffix(3_000))")
    #expect(demo.told.errors.isEmpty)
    for title in [
      "1  The club", "2  The messenger", "3  The quiz", "4  The insurer", "5  The member",
      "6  The club, above board", "7  The pixel", "8  Her rights",
      "9  The evidence",
    ] {
      #expect(demo.told.text.contains(title))
    }
  }

  @Test("the nappy brand gets a part, with a count for every reason of refusal")
  func club() async throws {
    let demo = try await DemoRun.shared.value
    let plan = try #require(demo.outputs(of: "disclosure plan offers.baby").first)
    #expect(plan.contains("members meet the condition"))
    for code in ["consent.missing", "consent.refused", "special.no-explicit-consent"] {
      #expect(plan.contains(code))
    }
    let approvals = demo.outputs(of: "disclosure approve")
    #expect(approvals.first?.contains("planned by you") == true)
    #expect(approvals.last?.contains("approved by priya") == true)
  }

  @Test("the party's list is refused three times, each with its reasons")
  func campaign() async throws {
    let demo = try await DemoRun.shared.value
    let all = demo.outputs(of: "disclosure plan political.campaign")
    #expect(all.count == 5)
    let plans = all.prefix(3)
    for plan in plans {
      #expect(plan.contains("exit 1"))
      #expect(plan.contains("agreement."))
    }
    #expect(plans.first?.contains("notice.purpose-not-named") == true)
    // The edited notice was shown to nobody, so it changes nothing for those who were there before.
    #expect(plans.dropFirst().first?.contains("notice.") == true)
  }

  @Test("a suspension denies the next decision for its country and no other")
  func messenger() async throws {
    let demo = try await DemoRun.shared.value
    let answers = demo.outputs(of: "ads.audience --to social-network --field email")
    #expect(answers.count == 5)
    #expect(answers.map { $0.contains("denied") } == [false, false, true, false, false])
    #expect(answers.dropFirst(2).first?.contains("agreement.suspended") == true)
  }

  @Test("who stops a recipient loses every use by it and no other")
  func stop() async throws {
    let demo = try await DemoRun.shared.value
    let lists = demo.outputs(of: "members uses")
    #expect(lists.count == 2)
    let before = try #require(lists.first)
    let after = try #require(lists.last)
    #expect(before != after)
    func permitted(_ text: String, _ recipient: String) -> Int {
      text.split(separator: "\n").count { $0.contains(recipient) && $0.contains("yes: ") }
    }
    #expect(permitted(before, "social-network") > 0)
    #expect(permitted(after, "social-network") == 0)
    #expect(permitted(after, "mail-provider") == permitted(before, "mail-provider"))
  }

  @Test("ten takers of the quiz are in, and 2,000 friends are not")
  func quiz() async throws {
    let demo = try await DemoRun.shared.value
    let upload = try #require(demo.outputs(of: "quiz.csv").first)
    #expect(upload.contains("2,010 rows: 10 taken in (10 new), 0 unchanged, 2,000 refused"))
    #expect(upload.contains("not-a-member"))
    #expect(demo.outputs(of: "may f-1 newsletter").first?.contains("subject.unknown") == true)
  }

  @Test("the insurer's list is refused without provenance, and with it denied for marketing")
  func insurer() async throws {
    let demo = try await DemoRun.shared.value
    #expect(demo.outputs(of: "insurer-bare.csv").first?.contains("300 refused") == true)
    #expect(demo.outputs(of: "insurer.csv").first?.contains("300 taken in") == true)
    #expect(demo.outputs(of: "why i-0001 newsletter").first?.contains("denied") == true)
    #expect(demo.outputs(of: "may i-0001 offers.baby").first?.contains("denied") == true)
  }

  @Test("the member who withdraws is gone, and her page says who had her data")
  func member() async throws {
    let demo = try await DemoRun.shared.value
    let why = try #require(demo.outputs(of: "why m-").first)
    #expect(why.contains("consent.withdrawn"))
    #expect(why.contains("by phone"))
    let page = try #require(demo.outputs(of: "members show m-").first)
    #expect(page.contains("Cloudsoft Nappies"))
    #expect(page.contains("The Example Party"))
  }

  @Test("the log verifies from its files, and one flipped byte is found and named")
  func evidence() async throws {
    let demo = try await DemoRun.shared.value
    let checks = demo.outputs(of: "verify").filter {
      $0.contains("entries") || $0.contains("WRONG")
    }
    #expect(checks.last?.contains("does NOT verify") == true)
    #expect(checks.last?.contains("tile/entries") == true)
    #expect(checks.last?.contains("the entry is not the one the log was built over") == true)
  }

  @Test("everything that is named lies on the disk")
  func files() async throws {
    let demo = try await DemoRun.shared.value
    let files = [
      "people/members.csv", "people/choices.csv", "pages/index.html", "pages/member.html",
      "pages/shared.html", "pages/style.css", "pages/recalls.html", "pages/decoys.html",
      "answers/larkfield.note", "answers/acorn.txt", "leak/message.eml", "evidence/checkpoint",
      "evidence-copy/checkpoint",
    ]
    for name in files {
      #expect(FileManager.default.fileExists(atPath: demo.workspace + "/" + name), "\(name)")
    }
  }

  @Test("a second run goes on with what is there")
  func again() async throws {
    let demo = try await DemoRun.shared.value
    let second = await Run("demo", "--workspace", demo.workspace)
    #expect(second.code == .done)
    #expect(!second.text.contains("1  The club"))
    #expect(second.text.contains("register version 3"))
  }
}
