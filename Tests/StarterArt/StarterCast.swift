/// Everybody in the starter library.
enum StarterCast {
  static var pictures: [Picture] {
    Luna.pictures + Xiaolong.pictures + Pip.pictures + Milo.pictures + Ines.pictures
      + UnitSeven.pictures
  }
}
