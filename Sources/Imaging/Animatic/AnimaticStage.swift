/// The middle of a frame: the cast's cards and the prompt beside, below or above them.
struct AnimaticStage {
  let layout: AnimaticLayout

  private var area: FrameArea { layout.content }
  private var gap: Int { layout.gap }
  /// The names below the cards.
  private var nameSize: Int { layout.label * 6 / 5 }
  private var nameHeight: Int { layout.hasSmallPrint ? nameSize * 2 : 0 }
  /// Nobody can tell more faces than this apart.
  private static let mostCards = 8

  private var people: ArraySlice<AnimaticPerson> {
    let tiny = min(layout.width, layout.height) < 96
    return tiny ? [] : layout.request.cast.prefix(AnimaticStage.mostCards)
  }

  func layers() -> [FrameLayer] {
    if people.isEmpty { return prompt(in: promptAlone()) }
    if layout.request.leadPicturePath != nil { return overLead() }
    if layout.isWide { return people.count <= mostBeside ? beside() : above() }
    return below()
  }

  /// Two cards beside the prompt leave it too narrow on 4:3.
  private var mostBeside: Int { layout.width * 100 >= layout.height * 150 ? 2 : 1 }

  private func promptAlone() -> FrameArea {
    guard layout.request.leadPicturePath != nil else { return area }
    let height = area.height * 42 / 100
    return FrameArea(x: area.x, y: area.bottom - height, width: area.width, height: height)
  }

  /// Wide, one or two people: tall cards at the left, the prompt at the right.
  private func beside() -> [FrameLayer] {
    let most = area.height - nameHeight
    let share = people.count == 1 ? 34 : 26
    let width = min(most * 4 / 5, layout.width * share / 100)
    let height = min(most, width * (people.count == 1 ? 135 : 140) / 100)
    let top = area.y + (most - height) / 2
    let cards = row(top: top, left: area.x, width: width, height: height, people)
    let left = area.x + people.count * (width + gap) + gap
    let text = FrameArea(x: left, y: area.y, width: area.right - left, height: most)
    return cards + prompt(in: text)
  }

  /// Wide, more people: the prompt above a row of cards.
  private func above() -> [FrameLayer] {
    let count = people.count
    let share = layout.scene.prompt.utf8.count > 260 ? 44 : 56
    let most = area.height * share / 100 - nameHeight
    let width = min(most * 9 / 10, (area.width - (count - 1) * gap) / count)
    let height = min(most, width * 5 / 4)
    let top = area.bottom - nameHeight - height
    let text = FrameArea(
      x: area.x,
      y: area.y,
      width: area.width,
      height: top - gap * 2 - area.y
    )
    return prompt(in: text)
      + row(top: top, left: area.x, width: width, height: height, people)
  }

  /// Tall or square: cards in a grid, the prompt below.
  private func below() -> [FrameLayer] {
    let count = people.count
    let columns = count <= 3 ? count : count == 4 ? 2 : count <= 6 ? 3 : 4
    let rows = (count + columns - 1) / columns
    let width = (area.width - (columns - 1) * gap) / columns
    let most = (area.height * 58 / 100) / rows - nameHeight - gap
    let height = min(most, width * 5 / 4)
    var layers: [FrameLayer] = []
    for index in 0..<rows {
      let first = people.startIndex + index * columns
      let members = people[first..<min(first + columns, people.endIndex)]
      let top = area.y + index * (height + nameHeight + gap)
      layers += row(top: top, left: area.x, width: width, height: height, members)
    }
    let top = area.y + rows * (height + nameHeight + gap)
    let text = FrameArea(
      x: area.x,
      y: top,
      width: area.width,
      height: max(8, area.bottom - top)
    )
    return layers + prompt(in: text)
  }

  /// Over a full picture: small cards at the top, the prompt at the foot.
  private func overLead() -> [FrameLayer] {
    let text = promptAlone()
    let width = min(layout.part(13), (area.width - (people.count - 1) * gap) / people.count)
    let height = width * 5 / 4
    guard area.y + height + nameHeight < text.y else { return prompt(in: text) }
    return row(top: area.y, left: area.x, width: width, height: height, people) + prompt(in: text)
  }

  private func row(
    top: Int,
    left: Int,
    width: Int,
    height: Int,
    _ people: ArraySlice<AnimaticPerson>
  ) -> [FrameLayer] {
    zip(people.indices, people).flatMap { index, person in
      let x = left + (index - people.startIndex) * (width + gap)
      let card = FrameArea(x: x, y: top, width: max(4, width), height: max(4, height))
      return self.card(person, index: index, in: card)
    }
  }

  private func card(_ person: AnimaticPerson, index: Int, in card: FrameArea) -> [FrameLayer] {
    let radius = min(layout.radius, min(card.width, card.height) / 6)
    var layers: [FrameLayer] = []
    if let path = person.picturePath {
      layers.append(FrameLayer(area: card, radius: radius, content: .picture(path: path)))
    } else {
      let (top, bottom) = Palette.cards[index % Palette.cards.count]
      let letter = person.name.first { $0.isLetter || $0.isNumber }.map { $0.uppercased() } ?? "?"
      layers.append(
        FrameLayer(area: card, radius: radius, content: .box(colour: top, bottom: bottom))
      )
      layers.append(
        FrameLayer(
          area: card,
          content: .text(
            letter,
            .init(
              size: min(card.width, card.height) / 2,
              smallest: 4,
              bold: true,
              align: "centre",
              place: "middle"
            )
          )
        )
      )
    }
    guard layout.hasSmallPrint else { return layers }
    let hidden = layout.request.cast.count - AnimaticStage.mostCards
    let more = hidden > 0 && index == AnimaticStage.mostCards - 1 ? "  +\(hidden)" : ""
    let name = FrameArea(
      x: card.x,
      y: card.bottom + nameSize * 2 / 5,
      width: card.width,
      height: nameSize * 3 / 2
    )
    layers.append(
      layout.line(person.name + more, in: name, .init(size: nameSize, colour: Palette.ink))
    )
    return layers
  }

  /// The prompt as large as it fits, under the title when there is one.
  private func prompt(in area: FrameArea) -> [FrameLayer] {
    var area = area
    var layers: [FrameLayer] = []
    let overLead = layout.request.leadPicturePath != nil
    if let title = layout.request.title, !title.isEmpty, layout.hasSmallPrint {
      let height = nameSize * 2
      layers.append(
        layout.line(
          title,
          in: FrameArea(x: area.x, y: area.y, width: area.width, height: height),
          .init(size: nameSize, bold: true, colour: Palette.accent)
        )
      )
      area.y += height
      area.height -= height
    }
    let wide = layout.isWide && !people.isEmpty && people.count <= mostBeside
    layers.append(
      FrameLayer(
        area: area,
        content: .text(
          layout.scene.prompt,
          .init(
            size: max(8, layout.part(people.isEmpty ? 8.2 : 6.6)),
            smallest: max(7, layout.part(3.1)),
            place: overLead ? "bottom" : people.isEmpty || wide ? "middle" : "top"
          )
        )
      )
    )
    return layers
  }
}
