// swift-tools-version: 6.2
import PackageDescription

/// Rooms and the direction of their arrows; `Tests/ArchitectureTests` reads the imports and holds the code to it.
///
///     traffpunkt (cli) → Web, Demonstration → Planning, ICalendar, Store → Domain
///
/// The three middle rooms never import each other; Domain imports nothing.
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
    products: [.executable(name: "traffpunkt", targets: ["traffpunkt"])],
    dependencies: [
        // Subcommands, `--help` and shell completion.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // Reads `term.toml`.
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    ],
    targets: [
        room("Domain"),
        room("Planning", ["Domain"]),
        .systemLibrary(name: "CLibical"),
        room("ICalendar", ["Domain", "CLibical"]),
        room("Store", ["Domain", .product(name: "TOMLKit", package: "TOMLKit")]),
        room("Web", ["Domain"], embeds: [.embedInCode("report.css")]),
        room("Demonstration", ["Domain", "ICalendar"]),
        .executableTarget(
            name: "traffpunkt",
            dependencies: [
                "Domain", "Planning", "ICalendar", "Store", "Web", "Demonstration",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        tests(of: "Domain", ["Domain"]),
        tests(of: "Web", ["Web", "Domain"]),
    ],
    swiftLanguageModes: [.v6]
)
