import Store

extension Disclosures {
  /// The origin under which partners reach us, such as `https://privacy.nest.example`; nil while nobody has said it.
  public func publicOrigin() async throws -> String? {
    try await database.read {
      try $0.first("SELECT origin FROM public_address WHERE one = 1")?.text(0)
    }
  }

  /// Keeps the origin under which partners reach us, for letters that other processes write.
  public func keep(publicOrigin origin: String) async throws {
    guard try await publicOrigin() != origin else { return }
    try await database.write { transaction in
      try transaction.run(
        """
        INSERT INTO public_address (one, origin) VALUES (\(1), \(origin))
        ON CONFLICT (one) DO UPDATE SET origin = excluded.origin
        """)
    }
  }
}
