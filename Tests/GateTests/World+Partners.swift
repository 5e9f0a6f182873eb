import Formats
import Gate
import Law
import Register

extension World {
  /// What is known of partners beyond the register: every kind of it is met, and mostly nothing.
  static func partners(of register: Register, _ random: inout Seeded) -> PartnerStanding {
    var partners = PartnerStanding()
    for recipient in register.recipients where random.chance(1, in: 6) {
      partners.assessed[recipient.id] = PartnerStanding.Assessed(
        on: today.adding(days: -9),
        until: today.adding(days: random.calm ? 9 : random.pick([-1, 0, 1])),
        isPassed: random.mostly(5, in: 6))
    }
    for recipient in register.recipients where random.chance(1, in: 4) {
      partners.transfers[recipient.id] = [recipient.country, random.pick(countries)].map {
        TransferPlace(
          country: $0,
          mechanism: random.pick([nil, .scc, .addendum, .dpf, .bcr]),
          until: random.pick([nil, nil, today.adding(days: -1), today, today.adding(days: 1)]))
      }
    }
    for agreement in register.agreements {
      if random.chance(1, in: 6) {
        partners.audited[agreement.id] = PartnerStanding.Audited(
          on: today.adding(days: -9),
          due: random.calm ? nil : random.pick([nil, today, today.adding(days: 1)]))
      }
      if random.chance(1, in: 2) { partners.signed[agreement.id] = today.adding(days: -3) }
      if random.rarely(1, in: 10) { partners.ended[agreement.id] = Timestamp(date: today) }
    }
    for number in 0..<2 where random.rarely(1, in: 5) {
      partners.undertakings.append(undertaking(number, &random))
    }
    return partners
  }

  static func undertaking(_ number: Int, _ random: inout Seeded) -> Undertaking {
    Undertaking(
      id: "u\(number)", purpose: random.chance(1, in: 2) ? random.pick(purposes) : nil,
      recipient: random.chance(2, in: 3) ? random.pick(recipients + [.ourselves]) : nil,
      territories: random.chance(1, in: 2) ? random.some(countries) : nil,
      from: today.adding(days: random.pick([-5, -5, 0, 1])),
      until: random.chance(1, in: 2) ? today.adding(days: random.pick([-1, 0, 5])) : nil)
  }
}
