import Testing

@testable import TroupeMedia

@Suite struct FileSystemKindTests {
  static let mounts = """
    22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw,errors=remount-ro
    30 22 0:50 / /mnt/nas rw,relatime - nfs4 nas:/films rw,vers=4.2
    31 22 0:51 / /mnt/with\\040space rw,relatime shared:7 master:2 - fuse.sshfs ana@host:/ rw,user_id=0
    32 22 0:52 / /mnt/odd rw - btrfs /dev/sdb rw
    """

  @Test(arguments: [("22", "ext4"), ("30", "nfs4"), ("31", "fuse.sshfs"), ("32", "btrfs")])
  func `the mount of an open file is found`(id: String, name: String) {
    let info = "pos:\t0\nflags:\t02000000\nmnt_id:\t\(id)\nino:\t2\n"
    #expect(FileSystemKind(fileInfo: info, mounts: Self.mounts)?.name == name)
  }

  @Test func `what the kernel does not say is nil`() {
    #expect(FileSystemKind(fileInfo: "mnt_id:\t99\n", mounts: Self.mounts) == nil)
    #expect(FileSystemKind(fileInfo: "pos:\t0\n", mounts: Self.mounts) == nil)
    #expect(FileSystemKind(fileInfo: "mnt_id:\t22\n", mounts: "22 garbage\n") == nil)
  }

  @Test(arguments: [
    "nfs", "nfs4", "cifs", "smb3", "9p", "afs", "ceph", "fuse.sshfs", "fuse.rclone", "lustre",
    "fuse.glusterfs", "fuse.ceph-fuse",
  ])
  func `network file systems are known`(name: String) {
    #expect(FileSystemKind(name: name).isNetwork)
  }

  @Test(arguments: [
    "ext4", "xfs", "btrfs", "zfs", "tmpfs", "overlay", "fuseblk", "fuse.ntfs-3g", "exfat",
    "virtiofs",
    "fuse.gocryptfs", "fuse",
  ])
  func `local file systems are allowed`(name: String) {
    #expect(!FileSystemKind(name: name).isNetwork)
  }

  @Test(.enabled(if: SmallDisk.isPermitted))
  func `the kernel is asked about a real mount`() throws {
    let disk = try #require(SmallDisk(kibibytes: 16))
    #expect(FileSystemKind(at: disk.folder.path)?.name == "tmpfs")
  }

  @Test func `a library here is allowed, even before its folder exists`() throws {
    let folder = TemporaryFolder()
    try LibraryFolder(path: folder.path("not/yet")).checkFileSystem()
  }
}
