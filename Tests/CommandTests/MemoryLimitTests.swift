import Foundation
import Testing

/// The real program under a limit of memory that the system enforces.
@Suite(.enabled(if: MemoryLimit.isPossible, "needs root and a memory controller of the kernel"))
struct MemoryLimitTests {
  @Test(
    "a file of 30,000 members is taken in under 200 MB; killed for want of memory, nothing is half done"
  )
  func limits() throws {
    let run = try SmallDisk.shell(
      MemoryLimit.script + """
        export ABOVEBOARD_WORKSPACE=$(mktemp -d)/ws people=$(mktemp -d)
        ab init --example
        ab register publish "$example/register"
        ab example members --count 30000 --seed 1 --out "$people"
        take() { ab members import "$people/members.csv" --mapping "$example/mappings/members.yaml"; }
        echo "--- starved"; (limit 24M; take)
        echo "--- enough"; (limit 200M; take)
        ab fsck
        rm -rf "$people" "$ABOVEBOARD_WORKSPACE"; release
        """)
    let parts = run.text.components(separatedBy: "\n--- ")
    try #require(parts.count == 3, "\(run.text)")
    #expect(!parts[1].contains("[members import 0]"), "\(parts[1])")
    #expect(parts[2].contains("30,000 rows: ") && parts[2].contains("[members import 0]"))
    #expect(parts[2].contains("[fsck  0]"), "\(parts[2])")
  }
}

/// A control group with a limit, of either generation.
enum MemoryLimit {
  static let script = """
    base=/sys/fs/cgroup/memory; file=memory.limit_in_bytes
    [ -d $base ] || { base=/sys/fs/cgroup; file=memory.max; }
    group=$base/aboveboard-$$
    limit() { mkdir -p $group && echo $1 >$group/$file && echo $BASHPID >$group/cgroup.procs || exit 91; }
    release() { rmdir $group 2>/dev/null; }

    """

  static let isPossible =
    (try? SmallDisk.shell(script + "(limit 100M) && release").code) == 0
}
