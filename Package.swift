// swift-tools-version: 6.2
import PackageDescription

/// Warnings are errors in our targets; the three features make imports and existentials explicit.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
/// Scrypt, for passwords; Crypto has none.
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(
  name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioWebSocket = Target.Dependency.product(name: "NIOWebSocket", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let jwt = Target.Dependency.product(name: "JWTKit", package: "jwt-kit")
let httpClient = Target.Dependency.product(
  name: "AsyncHTTPClient", package: "async-http-client")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

/// Flags that `run` and `test` ask for in debug builds (Scripts/flags); a dependent package never sees them.
let isOurBuild = Context.environment["ABOVEBOARD_BUILD"] == "1"

/// The manifest without the server, for the first build of `run`.
///
/// A quarter of the packages is fetched and read before anything can be compiled; what it builds serves the whole
/// manifest too.
let isForStories = Context.environment["ABOVEBOARD_STORIES"] == "1"

func flags(_ names: String...) -> [SwiftSetting] {
  isOurBuild ? [.unsafeFlags(names, .when(configuration: .debug))] : []
}

/// Rooms with inner loops are optimised, so that random worlds run at speed.
let hot = flags("-O")
let hotC: [CSetting] = isOurBuild ? [.unsafeFlags(["-O2"], .when(configuration: .debug))] : []
/// Tests are compiled as wholes.
///
/// It is half the work of file by file, where every part reads the same imports again. Rooms are not, for they wait
/// for each other's modules.
let whole = flags("-whole-module-optimization", "-num-threads", "2")

/// A room of the design, with what it may import.
///
/// The compiler keeps the walls.
func room(_ name: String, _ dependencies: [Target.Dependency], isHot: Bool = false) -> Target {
  .target(
    name: name, dependencies: dependencies, swiftSettings: settings + (isHot ? hot : []))
}

func tests(_ room: String, _ dependencies: [Target.Dependency], isHot: Bool = false) -> Target {
  .testTarget(
    name: room + "Tests", dependencies: dependencies,
    swiftSettings: settings + (isHot ? hot : whole))
}

/// Benchmarks stay out of the build unless they are asked for.
let benchmarks: [Target] =
  Context.environment["ABOVEBOARD_BENCHMARKS"] == "1"
  ? [
    .target(name: "CMallocCount", path: "Benchmarks/CMallocCount"),
    .executableTarget(
      name: "gate-benchmark",
      dependencies: ["CMallocCount", "Index", "Gate", "Register", "Law", "Formats"],
      path: "Benchmarks/Gate", swiftSettings: settings),
    .executableTarget(
      name: "http-benchmark",
      dependencies: ["Store", "StoreSQLite", "StorePostgres", "Formats", hummingbird],
      path: "Benchmarks/HTTP",
      exclude: ["measure", "choices.lua", "may.lua", "post.lua", "choice.sql"],
      swiftSettings: settings),
    .executableTarget(
      name: "evidence-benchmark",
      dependencies: ["Evidence", "Store", "StoreSQLite", "Formats"],
      path: "Benchmarks/Evidence", swiftSettings: settings),
    .executableTarget(
      name: "sites-benchmark", dependencies: ["FakeSite", "Sites", "Browser", "Web", "Formats"],
      path: "Benchmarks/Sites", swiftSettings: settings),
  ] : []

let packages: [Package.Dependency] = [
  .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
  .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
]

let webPackages: [Package.Dependency] = [
  // Without its support for swift-configuration, which nothing here uses.
  .package(
    url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0",
    traits: ["FullFoundation"]),
  .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
  .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
  .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
  // For tests alone: a site that a browser trusts.
  .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
  .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
  .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  // What other sites sign about members, and asking them for it.
  .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.0"),
  .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
]

let rooms: [Target] = [
  room("Formats", [], isHot: true),
  room("Law", ["Formats"]),
  room("Register", ["Law", "Formats", yams]),
  room("Gate", ["Law", "Register", "Formats"], isHot: true),
  // Documents that follow from the register alone.
  room("Statements", ["Register", "Law", "Formats"]),
  room("Evidence", ["Formats", crypto]),
  room("Store", ["Evidence", "Formats"]),
  room("StoreSQLite", ["Store", "Formats", grdb, sqlite]),
  .systemLibrary(
    name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
  room(
    "StorePostgres",
    ["Store", "Formats", .target(name: "CLibPQ", condition: .when(traits: ["PostgreSQL"]))]),
  room("Staff", ["Store", "Formats", crypto, cryptoExtras]),
  room("Findings", ["Store", "Formats"]),
  room("Mail", ["Store", "Formats", crypto]),
  // What leaves a page, and who gets it: a browser that is watched, the web's formats, and whose host is whose.
  room("Browser", ["Formats"]),
  room("Web", ["Formats", crypto], isHot: true),
  room("Catalogue", ["Formats"]),
  room("Vault", ["Store", "Evidence", "Formats", crypto]),
  room("Standing", ["Register", "Store", "Law", "Formats", crypto]),
  room(
    "Members",
    ["Vault", "Standing", "Store", "Evidence", "Register", "Law", "Formats", crypto, yams]),
  room(
    "Consent",
    ["Members", "Vault", "Standing", "Store", "Evidence", "Register", "Law", "Formats", crypto]),
  room(
    "Forms",
    [
      "Mail", "Consent", "Members", "Vault", "Standing", "Store", "Evidence", "Register", "Law",
      "Formats", crypto,
    ]),
  .target(name: "CWords", cSettings: hotC),
  room(
    "Index",
    [
      "CWords", "Gate", "Members", "Consent", "Vault", "Standing", "Store", "Evidence", "Register",
      "Law", "Formats",
    ],
    isHot: true),
  room(
    "Disclosure",
    [
      "Index", "Findings", "Gate", "Members", "Consent", "Vault", "Standing", "Store", "Evidence",
      "Register", "Law", "Formats", crypto, yams,
    ]),
  // Erasure as one act with its certificate, and what is decided about objections and restrictions.
  room(
    "Erasure",
    [
      "Disclosure", "Index", "Findings", "Gate", "Members", "Consent", "Vault", "Standing", "Store",
      "Evidence", "Register", "Law", "Formats", crypto,
    ]),
  room(
    "Sites",
    [
      "Browser", "Web", "Catalogue", "Findings", "Store", "Evidence", "Register", "Law", "Formats",
      crypto,
    ]),
  room(
    "Vendors",
    [
      "Findings", "Vault", "Standing", "Store", "Evidence", "Register", "Law", "Formats", crypto,
      yams,
    ]),
  room("Questions", ["Findings", "Store", "Formats", crypto]),
  // Other systems in which members' data lies.
  room(
    "Connectors", ["Findings", "Vault", "Store", "Evidence", "Register", "Law", "Formats"]),
  room(
    "Rights",
    [
      "Findings", "Mail", "Consent", "Members", "Vault", "Store", "Evidence", "Register", "Law",
      "Formats", crypto,
    ]),
  // Where partners fetch, ask and declare.
  room(
    "Door",
    [
      "Disclosure", "Index", "Gate", "Findings", "Staff", "Vault", "Store", "Evidence", "Register",
      "Law", "Formats", crypto,
    ]),
  room("SignIn", ["Store", "Formats", crypto, yams]),
  // What a member takes away: one archive, sealed until it is fetched.
  room("Access", ["Vault", "Store", "Evidence", "Formats", crypto], isHot: true),
  room(
    "Workspace",
    [
      "Rights",
      "Connectors",
      "Erasure",
      "Access", "Statements", "SignIn", "Door", "Vendors",
      "Questions", "Sites", "Findings", "Browser", "Web", "Catalogue", "Disclosure", "Index",
      "Gate", "Members", "Consent", "Staff", "Vault", "Standing", "Forms", "Mail",
      "Store", "StoreSQLite", "StorePostgres", "Evidence", "Register", "Law", "Formats",
    ]),
]

/// The same command line without the server: built sooner, so that `run` can begin to tell its stories.
let stories: [Target] = [
  .executableTarget(
    name: "stories",
    dependencies: [
      "Rights",
      "Connectors",
      "Erasure",
      "Access", "SignIn", "Door", "Vendors",
      "Workspace", "Questions", "Sites", "Findings", "Browser", "Web", "Disclosure", "Index",
      "Gate", "Forms", "Statements",
      "Members", "Consent", "Staff", "Vault",
      "Standing", "Store", "Evidence", "Register", "Law", "Formats", arguments,
    ],
    exclude: [
      "Commands/Serve.swift", "Demo/Stage+OutsidePages.swift", "Demo/Stage+Pages.swift",
      "Demo/Stage+Serve.swift",
    ],
    swiftSettings: settings + [.define("STORIES")])
]

let server: [Target] = [
  .target(name: "CAssets", exclude: ["assets"]),
  // Who somebody is by what other sites sign; apart from SignIn, so that the stories need no web packages.
  room("Identity", ["SignIn", "Store", "Formats", crypto, jwt, httpClient, nio, nioHTTP1]),
  // Deliveries and signed messages to recipients' addresses; apart, so that the stories need no web packages.
  room(
    "WebDelivery",
    ["Connectors", "Disclosure", "Store", "Formats", crypto, httpClient, nio, nioHTTP1]),
  room(
    "Server",
    [
      "Rights",
      "Connectors",
      "Erasure",
      "Access", "SignIn", "Identity", "WebDelivery", "Door", "Vendors",
      "Workspace", "Statements", "Sites", "Findings", "Web", "Disclosure", "Index", "Gate",
      "Questions", "Forms", "Mail",
      "Members",
      "Consent", "Staff", "Vault", "Standing", "Store", "Evidence", "Register", "Law", "Formats",
      "CAssets", crypto, httpClient, nioHTTP1,
      hummingbird, mustache, logging, lifecycle, signals, nio, httpTypes,
    ]),
  .executableTarget(
    name: "aboveboard",
    dependencies: [
      "Rights",
      "Connectors",
      "Erasure",
      "Access", "SignIn", "Door", "Vendors", "WebDelivery",
      "Workspace", "Server", "Questions", "Sites", "Findings", "Browser", "Web", "Disclosure",
      "Index", "Gate", "Forms", "Statements",
      "Members", "Consent", "Staff", "Vault", "Standing", "Store", "Evidence", "Register", "Law",
      "Formats", arguments, logging, lifecycle,
    ],
    swiftSettings: settings),
]

let suites: [Target] = [
  // What several suites stand on: servers of others, the built program, a way to cut a line.
  .target(
    name: "TestSupport",
    dependencies: ["Formats", "Evidence", "Store", "StoreSQLite", "StorePostgres"],
    path: "Tests/TestSupport",
    swiftSettings: settings + whole),
  // A web site and every third party, for a real browser; its own log is the oracle for scans.
  .target(
    name: "FakeSite",
    dependencies: ["Formats", nio, nioPosix, nioHTTP1, nioWebSocket, nioSSL],
    path: "Tests/FakeSite", swiftSettings: settings + whole),
  tests("FakeSite", ["FakeSite", nio, nioPosix, nioSSL]),
  tests("Catalogue", ["Catalogue", "Formats", "TestSupport"]),
  tests("Web", ["Web", "Formats", crypto, "TestSupport"]),
  tests("Browser", ["Browser", "FakeSite", "Formats", "TestSupport"]),
  tests("Mail", ["Mail", "Store", "Formats", "TestSupport", crypto]),
  tests(
    "Forms",
    [
      "Forms", "Mail", "Consent", "Members", "Vault", "Standing", "Store", "Evidence", "Register",
      "Law", "Formats", "TestSupport",
    ]),
  tests("Findings", ["Findings", "Store", "Formats", "TestSupport"]),
  tests(
    "Vendors",
    [
      "Vendors", "Findings", "Standing", "Vault", "Register", "Law", "Store", "Formats",
      "TestSupport",
    ]),
  tests(
    "Connectors",
    [
      "Connectors", "Findings", "Vault", "Store", "StoreSQLite", "StorePostgres", "Evidence",
      "Register", "Law", "Formats", crypto, "TestSupport",
    ]),
  tests("Questions", ["Questions", "Findings", "Store", "Formats", "TestSupport"]),
  tests(
    "Rights",
    [
      "Rights", "Findings", "Mail", "Consent", "Members", "Vault", "Evidence", "Register", "Law",
      "Store", "Formats", crypto, "TestSupport",
    ]),
  tests(
    "Sites",
    [
      "Sites", "Browser", "Web", "Catalogue", "Findings", "FakeSite", "Store", "StoreSQLite",
      "Register", "Law", "Formats", "TestSupport",
    ]),
  tests("Formats", ["Formats", "TestSupport"]),
  tests("Law", ["Law", "Formats", "TestSupport"]),
  tests("Register", ["Register", "Law", "Formats", "TestSupport"]),
  tests("Statements", ["Statements", "Register", "Law", "Formats"]),
  tests("Gate", ["Gate", "Register", "Law", "Formats", "Index", "TestSupport"], isHot: true),
  tests("Evidence", ["Evidence", "Formats", crypto, "TestSupport"]),
  tests("Store", ["Store", "StoreSQLite", "Evidence", "Formats", grdb, "TestSupport"]),
  tests(
    "StorePostgres",
    [
      "StorePostgres", "StoreSQLite", "Store", "Workspace", "Disclosure", "Gate", "Members",
      "Consent", "Vault", "Standing", "Evidence", "Register", "Law", "Formats", "TestSupport",
    ]),
  tests("Node", ["TestSupport", "Formats"]),
  tests("Vault", ["Vault", "Store", "StoreSQLite", "Evidence", "Formats", crypto, "TestSupport"]),
  tests(
    "Standing", ["Standing", "Register", "Law", "Store", "StoreSQLite", "Formats", "TestSupport"]),
  tests(
    "Members",
    [
      "Members", "Vault", "Store", "StoreSQLite", "Evidence", "Register", "Law", "Formats",
      "TestSupport",
    ]),
  tests(
    "Consent",
    [
      "Consent", "Members", "Vault", "Store", "StoreSQLite", "Evidence", "Register", "Law",
      "Formats", "TestSupport",
    ]),
  tests(
    "Workspace",
    [
      "Rights",
      "Connectors",
      "Erasure",
      "Access", "Workspace", "Door", "Disclosure", "Index", "Gate", "Members", "Consent", "Vault",
      "Standing", "Staff", "Findings", "Mail", crypto,
      "Store", "Evidence", "Register", "Law", "Formats", "TestSupport",
    ]),
  // An OpenID Connect provider of our own, for its clients and for whole sign-ins.
  .target(
    name: "FakeProvider",
    dependencies: [
      "SignIn", "Formats", crypto, cryptoExtras, hummingbird, httpTypes, logging, lifecycle, nio,
    ],
    path: "Tests/FakeProvider", swiftSettings: settings + whole),
  tests("SignIn", ["SignIn", "Store", "Formats", "TestSupport", crypto]),
  tests(
    "Identity",
    [
      "FakeProvider",
      "Identity", "SignIn", "Formats", crypto, cryptoExtras, httpClient, httpTypes, nio, nioHTTP1,
    ]),
  tests(
    "Server",
    [
      "Connectors",
      "Erasure",
      "FakeProvider", "Access", "SignIn", "Browser", "Door",
      "Server", "Statements", "Sites", "Findings", "Web", "Workspace", "Disclosure", "Gate",
      "Questions", "Forms", "Mail", "Vendors", "Rights",
      "Members", "Consent",
      "Staff", "Vault",
      "Standing", "Store", "Evidence", "Register", "Law", "Formats", logging, lifecycle, nio,
      nioPosix, "TestSupport",
    ]),
  tests(
    "Command",
    [
      "aboveboard", "Workspace", "Server", "Erasure", "Disclosure", "Index", "Gate", "Members",
      "Consent", "Staff", "Statements",
      "Vault", "Standing", "Store", "Evidence", "Register", "Law", "Formats", arguments,
    ]),
  tests(
    "Torture",
    [
      "Workspace", "Disclosure", "Gate", "Members", "Consent", "Vault", "Standing", "Store",
      "Register", "Law", "Formats", "TestSupport",
    ]),
  tests(
    "WebDelivery",
    [
      "Connectors",
      "WebDelivery", "Disclosure", "Formats", crypto, hummingbird, httpTypes, logging, lifecycle,
      nio, "Workspace", "Gate", "Members", "Consent", "Vault", "Standing", "Mail", "Store",
      "Register", "Law", "TestSupport",
    ]),
  tests("Staff", ["Staff", "Store", "Formats", "TestSupport", crypto]),
  tests(
    "Access",
    ["Access", "Vault", "Store", "StoreSQLite", "Evidence", "Formats", "TestSupport"]),
]

let package = Package(
  name: "aboveboard",
  platforms: [.macOS(.v15)],
  products: [.library(name: "Aboveboard", targets: ["Workspace"])]
    + (isForStories ? [] : [.executable(name: "aboveboard", targets: ["aboveboard"])]),
  traits: [.trait(name: "PostgreSQL", description: "Adds the store on PostgreSQL; needs libpq.")],
  dependencies: packages + (isForStories ? [] : webPackages),
  targets: rooms + stories + (isForStories ? [] : server + suites + benchmarks),
  swiftLanguageModes: [.v6]
)
