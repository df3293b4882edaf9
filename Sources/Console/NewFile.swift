package import Foundation

/// A file that a command writes, whole or not at all.
package struct NewFile {
    private let path: String

    /// Before the work begins: the file must be new or replace a regular one, in a folder that is there, and none that is read.
    ///
    /// - Throws: what stands in the way.
    package init(_ path: String, keeping inputs: [String] = []) throws(Failure) {
        let target = URL(filePath: path), manager = FileManager.default
        var isFolder: ObjCBool = false
        guard !path.isEmpty, manager.fileExists(atPath: target.deletingLastPathComponent().path, isDirectory: &isFolder),
            isFolder.boolValue
        else { throw Failure("\(path): there is no such folder to write to") }
        guard !inputs.contains(where: { URL(filePath: $0).resolvingSymlinksInPath() == target.resolvingSymlinksInPath() })
        else {
            throw Failure("\(path): this is the instance; name another file to write to")
        }
        let there = try? manager.attributesOfItem(atPath: target.path)[.type] as? FileAttributeType
        guard there == nil || there == .typeRegular else {
            throw Failure("\(path): this is not a file that could be replaced")
        }
        self.path = path
    }

    package func write(_ bytes: Data) throws(Failure) {
        do {
            try bytes.write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw Failure("\(path): the file cannot be written")
        }
    }

    package func write(_ text: String) throws(Failure) { try write(Data(text.utf8)) }
}
