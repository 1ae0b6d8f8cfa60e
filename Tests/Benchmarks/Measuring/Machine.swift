import FoundationEssentials

/// The machine on which something was measured.
enum Machine {
  /// In a few words: `2 processors (Intel Xeon), 24 GB`.
  static var words: String {
    let memory = Double(ProcessInfo.processInfo.physicalMemory) / 1e9
    let count = ProcessInfo.processInfo.activeProcessorCount
    let model = model.map { " (\($0))" } ?? ""
    return "\(count) processors\(model), \(Int(memory.rounded())) GB"
  }

  private static var model: String? {
    let data = FileManager.default.contents(atPath: "/proc/cpuinfo") ?? Data()
    let line = String(decoding: data, as: UTF8.self).split(separator: "\n").first {
      $0.hasPrefix("model name")
    }
    return line?.split(separator: ":").last.map { $0.drop { $0 == " " } }.map(String.init)
  }
}
