extension RobotFront {
  /// The sprout that Unit 7 looks after, held in front of it.
  func pot(_ d: inout Drawing) {
    d.line("-30,300 -34,250 -26,214", "#3d8a3f", 8)
    d.fill("-30,250! -60,240 -84,206! -44,208 -28,236", "#6cc04a")
    d.fill("-28,226! -10,190 28,180! 20,220 -14,236", "#8fd95f")
    d.sheet("-86,296! 26,296! 8,384! -68,384!", "#c8553d")
    d.fill("-14,296! 26,296! 8,384! -22,384!", "#96372b")
    d.box(-94, 284, 128, 24, "#db6b4f", radius: 6)
    for y in [330.0, 356] {
      d.line(Outline("-130,\(y + 6) -98,\(y) -72,\(y + 2)"), UnitSeven.joint, 22)
      d.line(Outline("-130,\(y + 6) -98,\(y) -72,\(y + 2)"), UnitSeven.shell, 14)
    }
    d.ellipse(-128, 344, 26, 28, UnitSeven.joint)
    d.ellipse(-132, 340, 10, 10, UnitSeven.metal)
  }
}
