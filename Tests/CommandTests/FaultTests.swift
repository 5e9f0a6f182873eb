import Foundation
import Testing

/// The real program on a disk that is full or cannot be written.
@Suite(.enabled(if: SmallDisk.isPossible, "needs root, to mount a small disk"))
struct FaultTests {
  /// A workspace with two accounts and the example's register.
  static let workspace = """
    ab init --example
    ab register publish "$example/register"
    ab staff add priya --name P --role privacy-lead
    ab staff add maya --name M --role marketer --actor priya
    export ABOVEBOARD_ACTOR=priya
    ab example members --count 2000 --seed 1 --out "$disk/people"

    """
  static let members = """
    ab members import "$disk/people/members.csv" --mapping "$example/mappings/members.yaml"

    """

  @Test("a disk that fills up during an import stops it; what was taken in stays, the rest follows")
  func fullDuringImport() throws {
    let run = try SmallDisk.shell(
      Self.workspace + """
        ab example members --count 6000 --seed 1 --out "$disk/people"
        fill; truncate -s -3600k "$disk/fill"
        \(Self.members)
        echo "--- freed"; rm "$disk/fill"
        ab doctor
        \(Self.members)
        ab members import "$disk/people/members.csv" --mapping "$example/mappings/members.yaml" --json
        ab doctor
        """)
    let parts = run.text.components(separatedBy: "--- freed")
    try #require(parts.count == 2, "\(run.text)")
    #expect(
      parts[0].contains("the disk is full; free some space, then try again\n[members import 1]"))
    #expect(parts[1].contains("\"unchanged\": 6000"))
    #expect(parts[1].components(separatedBy: "[doctor  0]").count == 3, "\(run.text)")
    let kept = parts[1].split(separator: "\n").first { $0.contains(" members, ") } ?? ""
    #expect(!kept.contains(" 0 members") && !kept.contains(" 6,000 members"), "\(kept)")
    // Keys of a chunk that did not fit stand by themselves and are nobody's.
    #expect(parts[1].contains("6,000 members, "))
  }

  @Test(
    "on a full disk no choice is acknowledged and nothing is sent; those before stay, and both can be made up for"
  )
  func fullDuringChoiceAndSend() throws {
    let run = try SmallDisk.shell(
      Self.workspace + Self.members + """
        ab members import "$disk/people/choices.csv" --mapping "$example/mappings/choices.yaml"
        plan=$("\(SmallDisk.program)" disclosure plan offers.baby --to nappy-brand --field name \\
          --actor maya --json | grep -o '"id": "[^"]*"' | head -1 | cut -d '"' -f 4)
        ab disclosure approve "$plan"
        first=$(sed -n 2p "$disk/people/members.csv" | cut -d , -f 1)
        second=$(sed -n 3p "$disk/people/members.csv" | cut -d , -f 1)
        ab choose "$first" withdraw --purpose offers.baby --channel phone
        echo "--- full"; fill
        for try in 1 2 3 4 5 6; do ab choose "$second" withdraw --purpose offers.baby --channel phone; done
        ab may "$first" offers.baby --to nappy-brand
        ab disclosure send "$plan" --actor maya
        ls "$disk/ws/disclosures/$plan"
        echo "--- freed"; rm "$disk/fill"
        ab may "$first" offers.baby --to nappy-brand
        ab choose "$second" withdraw --purpose offers.baby --channel phone
        ab disclosure send "$plan" --actor maya
        ls "$disk/ws/disclosures/$plan"
        ab doctor
        """)
    let parts = run.text.components(separatedBy: "\n--- ")
    try #require(parts.count == 3, "\(run.text)")
    let (full, freed) = (parts[1], parts[2])
    let refused = "the disk is full; free some space, then try again\n[choose"
    #expect(full.components(separatedBy: refused).count == 7, "\(full)")
    #expect(full.contains("consent.withdrawn"))
    #expect(
      full.contains("no space is left on the disk") || full.contains("the disk is full"), "\(full)")
    #expect(full.contains("[disclosure send 1]"))
    #expect(!full.contains("data.csv") && !full.contains("certificate.json"))
    #expect(
      freed.contains("consent.withdrawn") && freed.contains("[disclosure send 0]"), "\(freed)")
    #expect(freed.contains("data.csv\n") && freed.contains("[doctor  0]"))
  }

  @Test(
    "on a disk that cannot be written nothing is permitted and nothing acknowledged, and it says why"
  )
  func readOnly() throws {
    let run = try SmallDisk.shell(
      Self.workspace + Self.members + """
        first=$(sed -n 2p "$disk/people/members.csv" | cut -d , -f 1)
        echo "--- read-only"; mount -o remount,ro "$disk"
        ab may "$first" offers.baby --to nappy-brand
        ab choose "$first" withdraw --purpose offers.baby --channel phone
        ab disclosure plan offers.baby --to nappy-brand --field name
        echo "--- written again"; mount -o remount,rw "$disk"
        ab choose "$first" withdraw --purpose offers.baby --channel phone
        ab doctor
        """)
    let parts = run.text.components(separatedBy: "\n--- ")
    try #require(parts.count == 3, "\(run.text)")
    #expect(
      parts[1].components(separatedBy: "check the disk and the mode of the folder\n[").count == 4)
    #expect(parts[1].components(separatedBy: " 1]").count == 4, "\(parts[1])")
    #expect(parts[2].contains("[choose") && parts[2].contains("[doctor  0]"), "\(parts[2])")
  }
}
