internal import Foundation
internal import Store

/// Reads JSON that people give.
package enum JSONFile {
    /// - Parameter limit: the most bytes.
    /// - Throws: what is wrong with the file, led by its path.
    package static func read<Value: Decodable>(_ form: Value.Type, at path: String, atMost limit: Int) throws(Failure) -> Value
    {
        do {
            return try JSONDecoder().decode(form, from: Data(FolderFile.bytes(at: path, atMost: limit)))
        } catch let refusal as FolderFile.Refusal {
            throw Failure("\(path): \(refusal.problem)")
        } catch let error as DecodingError {
            throw Failure("\(path): \(error.sentence)")
        } catch {
            throw Failure("\(path): \(error)")
        }
    }
}
