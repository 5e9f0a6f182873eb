import Access
import Consent
import Formats
import Members
import Register
import Store

extension PersonTables {
  /// What was chosen, oldest first, with receipts.
  var choices: PackageTable {
    let words = Dictionary(
      room("consent", "choices").compactMap { one in
        one["entry"]?.int.map { ($0, one["words"]?.string ?? "") }
      }, uniquingKeysWith: { first, _ in first })
    return PackageTable(
      "choices", "Your choices",
      lead: "What you said yes and no to. Each has a receipt.",
      empty: "You have made no choice, so everything that needs your permission is off.",
      columns: [
        .init("at", "When"), .init("what", "What"), .init("words", "The words you were asked with"),
        .init("entry", "Entry in the log"), .init("receipt", "Receipt"),
      ],
      rows: person.choices.map { recorded in
        [
          .init(HumanDate.minute(recorded.choice.at)),
          .init(ChoiceSentence.text(recorded, register)),
          .init(words[recorded.sequence] ?? ""), .init(String(recorded.sequence)),
          .init("Receipt", path: "receipts/\(recorded.sequence).json"),
        ]
      })
  }

  /// The notices that were shown.
  var notices: PackageTable {
    PackageTable(
      "notices", "What you were told", lead: "They stand in full further down.",
      empty: "No notice was shown to you by this program.",
      columns: [
        .init("notice", "Notice"), .init("at", "When"), .init("channel", "How"),
      ],
      rows: room("consent", "served").map { one in
        let channel = one["channel"]?.string.flatMap(Channel.init(rawValue:)).map(Words.channel)
        return [.init(one["notice"]?.string ?? ""), minute(one["at"]), .init(channel ?? "")]
      })
  }

  /// The letters that are kept.
  var letters: PackageTable {
    PackageTable(
      "letters", "Letters", lead: "What you sent us on paper and we keep as a scan.",
      empty: "No letter of yours is kept.",
      columns: [.init("at", "Entered"), .init("what", "What"), .init("letter", "Letter")],
      rows: person.letters.map { letter in
        [
          .init(HumanDate.minute(letter.at)), .init(MemberReport.Letter(letter).what),
          .init("Letter", path: Self.path(of: letter)),
        ]
      })
  }

  static func path(of letter: KeptLetter) -> String {
    "letters/\(letter.id.text).\(letter.kind.rawValue)"
  }

  /// What was put right or removed.
  var corrections: PackageTable {
    PackageTable(
      "corrections", "What was put right", empty: "Nothing was corrected or removed.",
      columns: [
        .init("at", "When"), .init("field", "What"), .init("how", "How"),
        .init("entry", "Entry in the log"),
      ],
      rows: room("member", "corrections").map { one in
        [
          minute(one["at"]), .init(field(one["field"]?.string ?? "")),
          one["removed"]?.bool == true ? "removed" : "corrected",
          .init(one["entry"]?.int.map(String.init) ?? ""),
        ]
      })
  }

  /// Who on staff looked; not who it was, which is data of somebody else.
  var looks: PackageTable {
    PackageTable(
      "looks", "When staff looked", empty: "Nobody on staff has looked at your data.",
      columns: [
        .init("at", "When"), .init("why", "Why"), .init("entry", "Entry in the log"),
      ],
      rows: room("member", "looks").map { one in
        let reason = one["reason"]?.string.flatMap(Look.Reason.init(rawValue:))
        return [
          minute(one["at"]), .init(reason?.sentence ?? ""),
          .init(one["entry"]?.int.map(String.init) ?? ""),
        ]
      })
  }

  /// Visits and links; older ones are gone.
  var signIns: PackageTable {
    let links = room("staff", "sign-in links").map { one -> [PackageTable.Cell] in
      [
        "sign-in link", .init("works until \(minute(one["expires"]).text)"),
        .init(one["used"]?.string == nil ? "" : "used \(minute(one["used"]).text)"),
      ]
    }
    let sessions = room("staff", "sessions").map { one -> [PackageTable.Cell] in
      [
        "visit", .init("began \(minute(one["began"]).text)"),
        .init("last seen \(minute(one["last used"]).text)"),
      ]
    }
    return PackageTable(
      "sign-ins", "Signing in", lead: "What is over is not kept.",
      empty: "No link and no visit is open.",
      columns: [.init("what", "What"), .init("from", "From"), .init("then", "Then")],
      rows: links + sessions)
  }

  /// What providers of sign-in sent.
  var told: PackageTable {
    PackageTable(
      "told", "What a sign-in service sent",
      empty: "Nothing waits to be shown to you. What was sent is not kept once you have seen it.",
      columns: [
        .init("provider", "Service"), .init("sent", "What it sent"), .init("at", "When"),
      ],
      rows: room("sign-in", "sent by providers").map { one in
        [
          .init(one["provider"]?.string ?? ""),
          .init((one["sent"]?.array ?? []).compactMap(\.string).joined(separator: ", ")),
          minute(one["at"]),
        ]
      })
  }
}
