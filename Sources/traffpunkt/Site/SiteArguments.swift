import ArgumentParser
import Web

// What the site's commands are given, with what would be right where it is wrong.

func origin(_ text: String) throws -> Origin {
    guard let origin = Origin(text) else {
        throw ValidationError("must be http:// or https:// and a host, such as https://traffpunkt.example")
    }
    return origin
}

func networkAddress(_ text: String) throws -> NetworkAddress {
    guard let address = NetworkAddress(text) else {
        throw ValidationError("must be an address on the network, such as 127.0.0.1 or 2001:db8::1")
    }
    return address
}
