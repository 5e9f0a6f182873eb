import Formats
import Foundation
import Register
import Synchronization
import TestSupport

/// What clients say to one server until it is killed; remembers what it acknowledged.
struct Talk: Sendable {
  let town: Town
  let port: Int

  /// A new choice of one of the talkative members.
  static func choice(_ random: inout SplitMix64) -> Memory.Said {
    let member = Int.random(in: 0..<Town.talkative, using: &random)
    let (act, about): (Choice.Act, String) =
      switch Int.random(in: 0..<6, using: &random) {
      case 0, 1: (.withdraw, #""purpose":"offers.baby""#)
      case 2: (.object, #""purpose":"marketing*","recipient":"others*""#)
      case 3: (.refuse, #""purpose":"offers.baby","recipient":"nappy-brand""#)
      case 4: (.grant, #""purpose":"newsletter","notice":"privacy@1""#)
      default: (.withdraw, #""purpose":"newsletter""#)
      }
    let id = Self.id(of: member)
    let body = #"{"subject":{"id":"\#(id)"},"act":"\#(act.rawValue)",\#(about),"channel":"phone"}"#
    return Memory.Said(
      member: member, act: act, body: body, key: "k-\(random.next())", sequence: nil)
  }

  static func id(of member: Int) -> String {
    let number = String(member + 1)
    return "m-" + String(repeating: "0", count: 6 - number.count) + number
  }

  /// Says the choices one after the other; returns them with their acknowledgements, as far as these came.
  ///
  /// `heard` is called after each acknowledgement.
  func say(_ choices: [Memory.Said], heard: @escaping @Sendable () -> Void) async -> [Memory.Said] {
    await blocking {
      var said: [Memory.Said] = []
      var isCut = false
      for var choice in choices {
        let answer = isCut ? nil : send(choice)
        choice.wasSent = choice.wasSent || !isCut
        isCut = isCut || answer == nil
        choice.status = answer?.status
        if let answer, answer.status == 201,
          let sequence = (try? JSON(parsing: answer.body))?["sequence"]?.int
        {
          choice.sequence = sequence
          heard()
        }
        said.append(choice)
      }
      return said
    }
  }

  private func send(_ choice: Memory.Said) -> Wire.Answer? {
    Wire.send(
      port, "POST", "/v1/choices",
      [town.key, "Content-Type: application/json", "Idempotency-Key: \(choice.key)"], choice.body)
  }
}
