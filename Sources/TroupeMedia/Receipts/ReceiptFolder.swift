public import TroupeModel

/// The folder `receipts`: one JSON file for each attempt, outside what `restore` replaces.
public struct ReceiptFolder: Hashable, Sendable {
  /// The folder.
  public let path: String

  /// Names the folder, which is made with the first receipt.
  public init(path: String) { self.path = path }

  /// Everything in the folder.
  public struct Listing: Hashable, Sendable {
    /// In the order of the attempts' ids.
    public var receipts: [Receipt] = []
    /// The error of each file that is no receipt: torn, or put there by somebody else.
    public var damaged: [MediaError] = []
  }

  /// Writes a receipt durably; an earlier one of the same attempt gives way.
  public func write(_ receipt: Receipt) throws(MediaError) {
    try DurableFile.write(receipt.json.pretty + "\n", to: path(of: receipt.attempt))
  }

  /// Reads the receipt of an attempt; nil where there is none.
  ///
  /// Throws `receiptDamaged` for one that cannot be believed.
  public func read(_ attempt: ItemID) throws(MediaError) -> Receipt? {
    let path = path(of: attempt)
    do throws(MediaError) {
      let receipt = try parse(path)
      if receipt.attempt == attempt { return receipt }
      throw .receiptDamaged(
        path: path,
        problem: "it is the receipt of another attempt, \(receipt.attempt)"
      )
    } catch .notFound {
      return nil
    }
  }

  /// Reads every receipt.
  ///
  /// A file that is none is named in the listing and stops nothing.
  ///
  /// A receipt that was whole when its writer died, and only lacks its name, counts too: it may hold the id of
  /// something paid for. What is not whole is passed over.
  public func all() throws(MediaError) -> Listing {
    var listing = Listing()
    var unfinished: [Receipt] = []
    for name in try Folder.names(in: path) {
      if DurableFile.isTemporary(name: name) {
        if let receipt = try? parse(PathText.join(path, name)) { unfinished.append(receipt) }
        continue
      }
      guard name.hasSuffix(".json"), let attempt = ItemID(name.dropLast(5)) else {
        listing.damaged.append(
          .receiptDamaged(
            path: PathText.join(path, name),
            problem: "its name is not that of an attempt"
          )
        )
        continue
      }
      do throws(MediaError) {
        if let receipt = try read(attempt) { listing.receipts.append(receipt) }
      } catch {
        listing.damaged.append(error)
      }
    }
    listing.receipts = Self.merge(listing.receipts, unfinished)
    return listing
  }

  private func parse(_ path: String) throws(MediaError) -> Receipt {
    let bytes = try OpenFile.contents(of: path, limit: JSON.Limits().bytes)
    let json: JSON
    do throws(JSONError) { json = try JSON(parsing: bytes) } catch {
      throw .receiptDamaged(path: path, problem: "it is not JSON, \(error)")
    }
    do throws(Receipt.Damage) { return try Receipt(json: json) } catch {
      throw .receiptDamaged(path: path, problem: error.words)
    }
  }

  /// Puts an unfinished receipt in the place of one that has no answer yet, or of none.
  private static func merge(_ receipts: [Receipt], _ unfinished: [Receipt]) -> [Receipt] {
    var result = Dictionary(receipts.map { ($0.attempt, $0) }) { first, _ in first }
    for receipt in unfinished where result[receipt.attempt]?.answeredAt == nil {
      result[receipt.attempt] = receipt
    }
    return result.values.sorted { $0.attempt < $1.attempt }
  }

  private func path(of attempt: ItemID) -> String { PathText.join(path, "\(attempt).json") }
}
