import Formats
import Questions
import Store
import Workspace

/// One version of an answer as the part `answer` shows it: words, and facts with what they were before.
struct AnswerView {
  struct Paragraph {
    var pieces: [Piece]
  }

  /// Words, or a fact.
  struct Piece {
    var words: String?
    var fact: Fact?
  }

  struct Fact {
    var value: String
    var was: Former?
  }

  /// What a fact was, and its two days.
  struct Former {
    var former: String
    var from: String
    var until: String
  }

  /// One value that a fact had.
  struct Change {
    var fact: String
    var value: String
    var since: String
  }

  var version: String
  var given: String
  var owner: String
  /// The account that gave it, on the desk alone.
  var author: String?
  var paragraphs: [Paragraph]
  var isContradicted: Bool
  var changes: [Change]
  var hasChanges: Bool
}

extension AnswerView {
  /// A version as everybody sees it, or with its author's account for staff.
  init(_ answer: Answer, showsAuthor: Bool = false) {
    version = String(answer.version)
    given = HumanDate.text(answer.at)
    owner = answer.owner
    author = showsAuthor ? answer.author.id : nil
    paragraphs = Self.paragraphs(answer)
    isContradicted = !answer.contradictions.isEmpty
    changes = answer.text.figures.flatMap { figure -> [Change] in
      let sightings = answer.facts[figure] ?? []
      guard sightings.count > 1 else { return [] }
      return sightings.reversed().map {
        Change(fact: figure.text, value: $0.value.text, since: HumanDate.minute($0.since))
      }
    }
    hasChanges = !changes.isEmpty
  }

  private static func paragraphs(_ answer: Answer) -> [Paragraph] {
    var paragraphs = [Paragraph(pieces: [])]
    func add(_ piece: Piece) { paragraphs[paragraphs.endIndex - 1].pieces.append(piece) }
    for piece in answer.text.pieces {
      switch piece {
      case .figure(let figure, _):
        add(Piece(fact: Fact(answer.facts[figure] ?? [])))
      case .words(let words):
        for (number, line) in words.split(
          separator: "\n", omittingEmptySubsequences: false
        ).enumerated() {
          if number > 0 { paragraphs.append(Paragraph(pieces: [])) }
          if !line.isEmpty { add(Piece(words: String(line))) }
        }
      }
    }
    return paragraphs.filter { !$0.pieces.isEmpty }
  }
}

extension AnswerView.Fact {
  init(_ sightings: [FactSighting]) {
    value = (sightings.last?.value ?? .unknown).text
    guard sightings.count > 1, let current = sightings.last, let before = sightings.dropLast().last
    else { return }
    was = AnswerView.Former(
      former: before.value.text, from: HumanDate.text(before.since),
      until: HumanDate.text(current.since))
  }
}
