import ArgumentParser

@main
struct Traffpunkt: ParsableCommand {}
