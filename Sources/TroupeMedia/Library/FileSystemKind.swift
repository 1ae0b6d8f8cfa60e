internal import Glibc

/// The kind of file system that holds a path, as the kernel names it: `ext4`, `nfs4`, `fuse.sshfs`.
///
/// The kernel's list of mounts is read instead of `statfs`, whose number is the same for every FUSE file system, be it
/// sshfs or a local one.
struct FileSystemKind: Hashable, Sendable {
  var name: String

  /// Takes a name.
  init(name: String) { self.name = name }

  /// Asks the kernel; nil where it does not say, as in a container without `/proc`.
  init?(at path: String) {
    guard let file = try? OpenFile(path, O_RDONLY | O_NONBLOCK),
      let info = try? OpenFile.contents(of: "/proc/self/fdinfo/\(file.descriptor)", limit: 1 << 16),
      let mounts = try? OpenFile.contents(of: "/proc/self/mountinfo", limit: 1 << 24),
      let kind = Self(
        fileInfo: String(decoding: info, as: UTF8.self),
        mounts: String(decoding: mounts, as: UTF8.self)
      )
    else { return nil }
    self = kind
  }

  /// Finds the mount of an open file; both texts are described in proc(5).
  init?(fileInfo: String, mounts: String) {
    let lines = fileInfo.split(separator: "\n").map { $0.split(whereSeparator: \.isWhitespace) }
    guard let mount = lines.first(where: { $0.first == "mnt_id:" })?.last else { return nil }
    for line in mounts.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.first == mount, let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count
      else { continue }
      self.init(name: String(fields[dash + 1]))
      return
    }
    return nil
  }

  /// Whether other machines may write to it behind this kernel's back.
  var isNetwork: Bool {
    let bare = name.hasPrefix("fuse.") ? name.dropFirst(5) : name[...]
    return Self.networkNames.contains { bare == $0 || bare.hasPrefix("\($0).") }
  }

  private static let networkNames: Set<String> = [
    // In the kernel
    "9p", "acfs", "afs", "beegfs", "ceph", "cifs", "coda", "gfs", "gfs2", "glusterfs", "gpfs",
    "lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "orangefs", "pvfs2", "smb", "smb2", "smb3", "smbfs",
    // Through FUSE
    "ceph-fuse", "curlftpfs", "davfs", "davfs2", "gcsfuse", "goofys", "google-drive-ocamlfuse",
    "gvfsd-fuse", "juicefs", "moosefs", "mount-s3", "mountpoint-s3", "onedriver", "rclone", "s3fs",
    "seaweedfs", "smbnetfs", "sshfs", "webdavfs",
  ]
}
