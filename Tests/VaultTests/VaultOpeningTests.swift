import Evidence
import Store
import StoreSQLite
import TestSupport
import Testing
import Vault

@Suite struct VaultOpeningTests {
  @Test("a wrong key is refused and changes nothing")
  func wrongKey() async throws {
    let folder = try TestFolder()
    let right = WorkspaceKey()
    let store = try await folder.store()
    let vault = Vault(store: store, key: right)
    try await vault.open()
    let key = try #require(try await vault.makeKeys(for: [7])[7])
    let sealed = try key.seal([1, 2, 3], context: "record")
    let stranger = Vault(store: store, key: WorkspaceKey())
    await #expect(throws: VaultError.wrongKey) { try await stranger.open() }
    await #expect(throws: VaultError.notOpen) { try await stranger.makeKeys(for: [8]) }
    await #expect(throws: VaultError.notOpen) { try await stranger.destroy([7]) }
    let again = Vault(store: store, key: right)
    try await again.open()
    #expect(try await again.key(for: 7)?.open(sealed, context: "record") == [1, 2, 3])
    #expect(try await again.keyCount() == 1)
  }

  @Test("a used store that lost its binding is damaged, not new")
  func lostBinding() async throws {
    let folder = try TestFolder()
    let key = WorkspaceKey()
    let store = try await folder.store()
    let vault = Vault(store: store, key: key)
    try await vault.open()
    _ = try await vault.makeKeys(for: [1])
    try await store.write { _ = try $0.run("DELETE FROM vault_check") }
    await #expect(throws: VaultError.damaged(table: "vault_check")) {
      try await Vault(store: store, key: key).open()
    }
  }

  @Test("handles are found whatever their spelling, and kinds are kept apart")
  func handles() async throws {
    let folder = try TestFolder()
    let vault = try await folder.vault()
    let hash = vault.handleHash(.email, "Zoe\u{301}@Example.ORG ")
    #expect(hash == vault.handleHash(.email, "zo\u{e9}@example.org"))
    #expect(hash.count == 32)
    #expect(vault.handleHash(.id, "A") != vault.handleHash(.id, "a"))
    #expect(vault.handleHash(.id, "a") != vault.handleHash(.signIn, "a"))
    #expect(vault.handleHash(.id, "a") == vault.handleHash(.id, " a\n"))
    let other = try await TestFolder().vault()
    #expect(vault.handleHash(.id, "a") != other.handleHash(.id, "a"))
  }

  @Test("what is sealed for the workspace opens in its context only")
  func workspaceSeal() async throws {
    let vault = try await TestFolder().vault()
    let sealed = try vault.sealWorkspace([1, 2], context: "snapshot")
    #expect(try vault.openWorkspace(sealed, context: "snapshot") == [1, 2])
    #expect(throws: VaultError.sealBroken(context: "chunk")) {
      try vault.openWorkspace(sealed, context: "chunk")
    }
  }

  @Test("the signer is the same for the same key and origin")
  func signer() async throws {
    let key = WorkspaceKey()
    let first = try await TestFolder().vault(key: key).signer(origin: "example.org/log")
    let second = try await TestFolder().vault(key: key).signer(origin: "example.org/log")
    let stranger = try await TestFolder().vault().signer(origin: "example.org/log")
    #expect(first.verifier == second.verifier && first.verifier != stranger.verifier)
    #expect(first.verifier.text.hasPrefix("example.org/log+"))
  }
}
