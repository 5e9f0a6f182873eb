import Formats
import Foundation
import Store
import TestSupport
import Testing
import Vault

@testable import Access

@Suite("Sealed packages", .onEveryEngine)
struct SealedTests {
  @Test("a package reads back as it was written, whole and from any place to any other")
  func ranges() async throws {
    let shelf = try await Shelf()
    let block = SealedStream.block
    for count in [1, block - 1, block, block + 1, 3 * block, 3 * block + 17] {
      let bytes = Shelf.bytes(count)
      let made = try await shelf.package(bytes)
      #expect(made.bytes == Int64(count))
      let reader = try await shelf.access.reader(made.id, of: 0, at: shelf.at)
      #expect(try await shelf.read(reader) == bytes)
      for (from, to) in [
        (0, 1), (count - 1, count), (count / 2, count), (0, count / 2 + 1),
        (min(block - 1, count - 1), min(block + 1, count)),
      ] {
        #expect(
          try await shelf.read(reader, Int64(from)..<Int64(to)) == Array(bytes[from..<to]),
          "\(from)..<\(to) of \(count)")
      }
    }
  }

  @Test("several packages in one file open each by its own key, and nowhere else")
  func group() async throws {
    let shelf = try await Shelf()
    let parcels = try [0, 1, 2].map { ordinal in
      try PackageParcel(try shelf.key(UInt32(ordinal)), at: shelf.at) { stream in
        try stream.write(Shelf.bytes(70_000 + ordinal))
      }
    }
    let placed = try shelf.access.place(parcels, at: shelf.at)
    let made = try await shelf.access.enter(
      placed, PackageTerms(actor: Shelf.member), at: shelf.at)
    #expect(made.map(\.ordinal) == [0, 1, 2])
    #expect(try shelf.files().count == 1)
    for one in made {
      let reader = try await shelf.access.reader(one.id, of: one.ordinal, at: shelf.at)
      #expect(try await shelf.read(reader) == Shelf.bytes(70_000 + Int(one.ordinal)))
      await #expect(throws: PackageError.unknown) {
        try await shelf.access.reader(one.id, of: one.ordinal + 1, at: shelf.at)
      }
    }
    #expect(try await shelf.kinds() == ["package.made"])
  }

  @Test("a byte that was changed, blocks that changed places and a file cut short are found")
  func damage() async throws {
    let shelf = try await Shelf()
    let made = try await shelf.package(Shelf.bytes(3 * SealedStream.block))
    let path = shelf.access.folder + "/" + made.file
    let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    let size = SealedStream.block + SealedStream.overhead
    var flipped = whole
    flipped[size / 2] ^= 1
    let swapped = Array(whole[size..<2 * size] + whole[..<size] + whole[(2 * size)...])
    for bytes in [flipped, swapped] {
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      let reader = try await shelf.access.reader(made.id, at: shelf.at)
      await #expect(throws: VaultError.self) { try await shelf.read(reader) }
    }
    try Data(whole.dropLast()).write(to: URL(fileURLWithPath: path))
    let reader = try await shelf.access.reader(made.id, at: shelf.at)
    await #expect(throws: PackageError.gone) { try await shelf.read(reader) }
    let flaws = try await shelf.access.check(at: shelf.at)
    #expect(flaws.all.map(\.kind.code) == ["packages.file"])
    _ = try await shelf.access.mend(flaws, at: shelf.at)
    #expect(try await shelf.access.check(at: shelf.at).all.isEmpty)
    #expect(try await shelf.access.list().isEmpty)
  }

  @Test("nothing of a package lies open on the disk, and an erasure destroys it wherever it is")
  func sealed() async throws {
    let shelf = try await Shelf()
    let secret = Array("Planted Value 4711".utf8)
    let made = try await shelf.package(Array(repeating: secret, count: 20).flatMap { $0 })
    let bytes = try Data(contentsOf: URL(fileURLWithPath: shelf.access.folder + "/" + made.file))
    #expect(bytes.range(of: Data(secret)) == nil)
    let data = AccessData()
    #expect(try await shelf.database.read { try data.count(subject: 0, $0) } == 1)
    try await shelf.vault.destroy([0])
    await #expect(throws: PackageError.gone) {
      try await shelf.access.reader(made.id, at: shelf.at)
    }
    #expect(try await shelf.access.check(at: shelf.at).all.map(\.kind.code) == ["packages.erased"])
    try await shelf.database.write { try data.erase(subject: 0, $0) }
    #expect(try await shelf.database.read { try data.count(subject: 0, $0) } == 0)
    let later = shelf.at.adding(seconds: 2 * 86_400)
    try await shelf.access.sweep(at: later)
    #expect(try shelf.files().isEmpty)
  }

  @Test("whoever is erased while a package is made has none in the end")
  func erasedMeanwhile() async throws {
    let shelf = try await Shelf()
    let draft = try shelf.access.begin(try shelf.key(1), at: shelf.at)
    try draft.write([1, 2, 3])
    let sealed = try draft.finish()
    try await shelf.vault.destroy([1])
    let made = try await shelf.access.enter(
      [sealed], PackageTerms(actor: Shelf.member), at: shelf.at)
    #expect(made.isEmpty)
    #expect(try await shelf.access.list(of: 1).isEmpty)
  }

  @Test(
    "a package is destroyed after its days, with its file; one that is being made is left alone")
  func sweep() async throws {
    let shelf = try await Shelf()
    let short = try await shelf.package(Shelf.bytes(10), days: 1)
    let long = try await shelf.package(Shelf.bytes(10), of: 1, days: 5)
    let draft = try shelf.access.begin(
      try shelf.key(2), at: shelf.at.adding(seconds: 2 * 86_400))
    let later = shelf.at.adding(seconds: 2 * 86_400 + 60)
    await #expect(throws: PackageError.gone) {
      try await shelf.access.reader(short.id, at: later)
    }
    #expect(try await shelf.access.sweep(at: later) == 1)
    #expect(try await shelf.access.list().map(\.id) == [long.id])
    #expect(try shelf.files().count == 2)
    try draft.write([1])
    _ = try draft.finish()
    #expect(try await shelf.kinds().last == "package.destroyed")
    #expect(try await shelf.access.sweep(at: later) == 0)
  }

  @Test(
    "terms that cannot be kept are refused",
    arguments: [(0, nil), (91, nil), (30, "7"), (30, "not-a-request")] as [(Int, String?)])
  func terms(days: Int, request: String?) {
    #expect(throws: PackageError.self) {
      try PackageTerms(request: request, days: days, actor: Shelf.member).check()
    }
  }
}
