import ArgumentParser
import Members
import Vault
import Workspace

/// A member on the command line: the host's identifier, or an e-mail address.
struct MemberArgument: ParsableArguments {
  @Argument(help: "The member's identifier, or e-mail address.")
  var member: String

  /// The subject, or nil when nobody is known by that handle.
  func find(in workspace: Workspace) async throws -> UInt32? {
    try await workspace.members.find(member.contains("@") ? .email : .id, member)
  }

  /// The subject; throws `CommandError.memberUnknown`.
  func require(in workspace: Workspace) async throws -> UInt32 {
    guard let subject = try await find(in: workspace) else { throw CommandError.memberUnknown }
    return subject
  }
}
