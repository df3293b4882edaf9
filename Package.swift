// swift-tools-version: 6.2
import PackageDescription

/// Rooms and the direction of their arrows; `Tests/ArchitectureTests` reads the imports and holds the code to it.
///
///     traffpunkt → Web, Demonstration, Console, Planning, ICalendar, Store, Download → Domain
///                       Demonstration → ICalendar
///                                                  Web, Store → Registration → Domain
///     planbench →  Console → Planning, Store
///     calbench  →  Console, ICalendar, Domain
///     storebench → Console, Store, Registration, Domain
///
/// Web, Planning, ICalendar, Store and Download never import each other; Domain imports nothing.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

func room(_ name: String, _ dependencies: [Target.Dependency] = [], embeds: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: embeds, swiftSettings: strict)
}

func tests(of name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name + "Tests", dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

let package = Package(
    name: "traffpunkt",
    products: [
        .executable(name: "traffpunkt", targets: ["traffpunkt"]),
        .executable(name: "planbench", targets: ["planbench"]),
        .executable(name: "calbench", targets: ["calbench"]),
        .executable(name: "storebench", targets: ["storebench"]),
    ],
    dependencies: [
        // Subcommands, `--help` and shell completion.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // Reads `term.toml`.
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
        // Drives SQLite.
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        // AES-GCM and HMAC for what is stored of people.
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        // Serves the site; the next six are parts of its interface.
        // Without its reader of settings; and two traits would stand in another order at each build, which compiled it anew.
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: ["FullFoundation"]),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.3"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.11.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    ],
    targets: [
        room("Domain"),
        room("Planning", ["Domain"]),
        .systemLibrary(name: "CLibical"),
        room("ICalendar", ["Domain", "CLibical"]),
        .systemLibrary(name: "CExchange"),
        room("Registration", ["Domain"]),
        .systemLibrary(name: "CPostgres"),
        room(
            "Store",
            [
                "Domain", "Registration", "CExchange", "CPostgres", .product(name: "TOMLKit", package: "TOMLKit"),
                .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            embeds: [.embedInCode("LivingTerm/Schema.sql"), .embedInCode("LivingTerm/Schema2.sql")]),
        .systemLibrary(name: "CCurl"),
        room("Download", ["Domain", "CCurl"]),
        .systemLibrary(name: "CZlib"),
        .systemLibrary(name: "CQRencode"),
        .systemLibrary(name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        room(
            "Web",
            [
                "Domain", "Registration", "CZlib", "CQRencode", "CPango", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"), .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "Logging", package: "swift-log"),
            ],
            embeds: [
                .embedInCode("Report/report.css"), .embedInCode("Site/site.css"), .embedInCode("Site/site.js"),
                .embedInCode("Site/openapi.json"),
            ]),
        room("Demonstration", ["Domain", "ICalendar"]),
        room("Console", ["Planning", "Store", .product(name: "ArgumentParser", package: "swift-argument-parser")]),
        .executableTarget(
            name: "planbench",
            dependencies: ["Console", "Planning", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            exclude: ["work.json"], resources: [.embedInCode("references.json")], swiftSettings: strict),
        .executableTarget(
            name: "calbench",
            dependencies: [
                "Console", "ICalendar", "Domain", "CLibical",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "storebench",
            dependencies: [
                "Console", "Store", "Registration", "Domain", .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "traffpunkt",
            dependencies: [
                "Domain", "Registration", "Planning", "ICalendar", "Store", "Download", "Web", "Demonstration", "Console",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        tests(of: "Architecture", []),
        tests(of: "Domain", ["Domain"]),
        tests(of: "Planning", ["Planning", "Domain"]),
        tests(of: "Registration", ["Registration", "Domain"]),
        tests(of: "ICalendar", ["Domain", "ICalendar", "CLibical"]),
        // Against real servers on this computer.
        tests(of: "Download", ["Domain", "Download", "Program", "traffpunkt"], exclude: ["server.py"]),
        tests(of: "Demonstration", ["Demonstration", "Domain", "ICalendar", "Planning", "Store"]),
        tests(of: "Store", ["Domain", "Registration", "Store", "Program", "storebench"], exclude: ["Fixtures"]),
        // Runs the built program.
        .systemLibrary(name: "CSpawn", path: "Tests/CSpawn"),
        .target(name: "Program", dependencies: ["CSpawn"], path: "Tests/Program", swiftSettings: strict),
        tests(of: "Command", ["Program", "Demonstration", "Store", "traffpunkt"]),
        // Judges plans from the files alone: no room of this package, only Foundation.
        .target(name: "IndependentCheck", path: "Tests/IndependentCheck", swiftSettings: strict),
        tests(
            of: "IndependentCheck", ["IndependentCheck", "Program", "Demonstration", "traffpunkt"], exclude: ["Right", "Traps"]),
        tests(of: "Calbench", ["calbench"]),
        // Judges feeds from their bytes alone, by the same rule: no room, only Foundation.
        .target(name: "FeedRules", dependencies: ["IndependentCheck"], path: "Tests/FeedRules", swiftSettings: strict),
        tests(
            of: "FeedRules",
            ["FeedRules", "Program", "Demonstration", "Domain", "ICalendar", "Planning", "Store", "traffpunkt"]),
        tests(of: "Planbench", ["planbench", "Planning", "Program"]),
        // Plans that stand, changed, planned anew and judged.
        tests(of: "Advice", ["Planning", "Domain", "Demonstration", "Store", "ICalendar", "IndependentCheck"]),
        tests(
            of: "Web",
            [
                "Web", "Domain", "Registration", "Program", .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "NIOCore", package: "swift-nio"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)
