import TroupeCatalog
import TroupeModel

extension Workspace {
  /// Marks an endpoint as no longer to be had; its live registrations are retired with it.
  ///
  /// Past videos keep the registrations that they were made with.
  ///
  /// - Returns: the endpoint, and how many registrations were retired.
  public func retireEndpoint(
    _ name: String,
    reason: String
  ) throws -> (EndpointSheet, registrations: Int) {
    let sheet = try endpoint(name)
    let reason = try Checked.text(reason, .name, "reason", mayBeEmpty: false)
    let count = try setRetired(sheet, reason, from: .live, to: .retired)
    return (try endpoint(name), count)
  }

  /// Takes the mark away again; registrations that were retired and have no successor are live again.
  public func unretireEndpoint(_ name: String) throws -> (EndpointSheet, registrations: Int) {
    let sheet = try endpoint(name)
    guard
      try catalog.read({ try $0.endpoints() }).contains(where: {
        $0.name == sheet.name && $0.retired != nil
      })
    else { throw TroupeError.notRetired(endpoint: sheet.name, byProfile: sheet.retired) }
    let count = try setRetired(sheet, nil, from: .retired, to: .live)
    return (try endpoint(name), count)
  }

  private func setRetired(
    _ sheet: EndpointSheet,
    _ reason: String?,
    from old: Registration.State,
    to new: Registration.State
  ) throws -> Int {
    try write(reason == nil ? "take back endpoint \(sheet.name)" : "retire endpoint \(sheet.name)")
    {
      writer in
      let records = try writer.reader.endpoints()
      var record =
        records.first { $0.name == sheet.name }
        ?? EndpointRecord(name: sheet.name, profile: sheet.profileName)
      record.retired = reason
      try writer.set(record, at: world.now())
      var count = 0
      let registrations = try writer.reader.registrations(
        endpoint: sheet.name,
        account: sheet.account,
        state: old
      )
      for var registration in registrations.reversed() {
        if new == .live {
          let current = try writer.reader.currentRegistration(
            of: registration.lookID,
            endpoint: sheet.name,
            account: sheet.account
          )
          if current != nil { continue }
        }
        registration.state = new
        try writer.update(registration)
        count += 1
      }
      return count
    }
  }
}
