import TroupeModel

/// Where everything lies on the frame of one scene.
///
/// All measures derive from the frame's shorter side, so that every size from a thumbnail to 4K looks
/// alike, and the smallest leave out what could not be read.
struct AnimaticLayout {
  let request: AnimaticRequest
  let scene: AnimaticScene
  /// When the scene begins and the whole ends.
  let start: Milliseconds
  let total: Milliseconds
  let width: Int
  let height: Int

  /// The shorter side, stretched a little by the longer one.
  var base: Double {
    let short = Double(min(width, height))
    return min(short * 0.8 + Double(max(width, height)) * 0.12, short * 1.15)
  }
  func part(_ hundredths: Double) -> Int { Int((base * hundredths / 100).rounded()) }

  var margin: Int { max(3, part(5.5)) }
  var gap: Int { max(2, part(2.8)) }
  var label: Int { max(7, part(2.7)) }
  var barHeight: Int { max(2, part(0.9) / 2 * 2) }
  var radius: Int { part(1.8) }
  /// Whether small print could be read.
  var hasSmallPrint: Bool { min(width, height) >= 200 }
  var isWide: Bool { width * 100 >= height * 125 }

  /// Between the line at the top and the one at the foot.
  var content: FrameArea {
    let top = margin + badge.height + (hasSmallPrint ? gap * 3 / 2 : gap)
    let foot = barHeight + (hasSmallPrint ? margin + label : margin / 2) + gap
    return FrameArea(
      x: margin,
      y: top,
      width: width - 2 * margin,
      height: max(8, height - top - foot)
    )
  }

  /// Everything, from the back to the front.
  func layers() -> [FrameLayer] {
    var layers: [FrameLayer] = []
    if let lead = request.leadPicturePath { layers += leadLayers(lead) }
    let stage = AnimaticStage(layout: self)
    return layers + stage.layers() + headLayers() + footLayers()
  }

  /// The picture over the whole frame, dark where words lie on it.
  private func leadLayers(_ path: String) -> [FrameLayer] {
    func shade(_ from: Int, _ to: Int, _ top: String, _ bottom: String) -> FrameLayer {
      let y = height * from / 100
      let area = FrameArea(x: 0, y: y, width: width, height: height * to / 100 - y)
      return FrameLayer(
        area: area,
        content: .box(colour: Palette.ground + top, bottom: Palette.ground + bottom)
      )
    }
    let whole = FrameArea(x: 0, y: 0, width: width, height: height)
    return [
      FrameLayer(area: whole, content: .picture(path: path)),
      shade(0, request.cast.isEmpty ? 30 : 52, "e0", "10"),
      shade(35, 60, "00", "d0"),
      shade(60, 100, "d0", "fa"),
    ]
  }

  /// Around the word REHEARSAL.
  private var badge: FrameArea {
    let height = label * 2
    return FrameArea(
      x: margin,
      y: margin,
      width: min(width - 2 * margin, label * 17 / 2),
      height: height
    )
  }

  private func headLayers() -> [FrameLayer] {
    var layers = [
      FrameLayer(
        area: badge,
        radius: badge.height / 4,
        content: .box(colour: Palette.accent, bottom: nil)
      ),
      FrameLayer(
        area: FrameArea(
          x: badge.x + label / 3,
          y: badge.y,
          width: badge.width - label * 2 / 3,
          height: badge.height
        ),
        content: .text(
          "REHEARSAL",
          .init(
            size: label,
            smallest: 4,
            bold: true,
            colour: Palette.accentInk,
            align: "centre",
            place: "middle",
            lines: 1
          )
        )
      ),
    ]
    var right = width - margin
    if request.scenes.count > 1 {
      let room = FrameArea(x: right - label * 4, y: badge.y, width: label * 4, height: badge.height)
      if room.x > badge.right {
        layers.append(
          line(
            "\(scene.number)/\(request.scenes.count)",
            in: room,
            .init(size: label * 3 / 2, bold: true, align: "end", place: "middle")
          )
        )
        right = room.x
      }
    }
    let room = FrameArea(
      x: badge.right + gap,
      y: badge.y,
      width: right - badge.right - gap,
      height: badge.height
    )
    if hasSmallPrint, room.width > label * 6 {
      let size = "\(request.width)×\(request.height)"
      let words = [request.model, size].filter { !$0.isEmpty }.joined(separator: "  ·  ")
      layers.append(
        line(
          words,
          in: room,
          .init(size: label, colour: Palette.soft, align: "end", place: "middle")
        )
      )
    }
    return layers
  }

  private func footLayers() -> [FrameLayer] {
    let bar = FrameArea(x: 0, y: height - barHeight, width: width, height: barHeight)
    var layers = [FrameLayer(area: bar, content: .box(colour: Palette.raised, bottom: nil))]
    guard hasSmallPrint else { return layers }
    let row = FrameArea(
      x: margin,
      y: height - barHeight - margin * 2 / 3 - label * 3 / 2,
      width: width - 2 * margin,
      height: label * 3 / 2
    )
    let time =
      request.scenes.count > 1
      ? "\(clock(start)) – \(clock(start + scene.duration)) / \(clock(total))" : clock(total)
    let timeWidth = min(row.width / 2, label * 10)
    layers.append(
      line(
        time,
        in: FrameArea(x: row.x, y: row.y, width: timeWidth, height: row.height),
        .init(size: label, colour: Palette.soft, place: "bottom")
      )
    )
    let rest = FrameArea(
      x: row.x + timeWidth + gap,
      y: row.y,
      width: row.width - timeWidth - gap,
      height: row.height
    )
    layers.append(
      line(
        request.note,
        in: rest,
        .init(size: label, colour: Palette.faint, align: "end", place: "bottom")
      )
    )
    return layers
  }

  /// One line, ellipsised where it is too long.
  func line(_ text: String, in area: FrameArea, _ style: FrameLayer.Text) -> FrameLayer {
    var style = style
    style.lines = 1
    style.smallest = style.smallest ?? style.size * 4 / 5
    let flat = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return FrameLayer(area: area, content: .text(flat, style))
  }

  /// Minutes and seconds.
  private func clock(_ time: Milliseconds) -> String {
    let seconds = Int(time.seconds.rounded())
    let digits = String(seconds % 60)
    return "\(seconds / 60):" + (digits.count == 1 ? "0" + digits : digits)
  }
}
