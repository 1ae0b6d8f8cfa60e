package import Imaging
import TroupeModel

/// Draws with the programs of this machine: the real animatic.
package struct ImagingRenderer: AnimaticRenderer {
  let tools: ImagingTools

  /// Creates a renderer that uses these programs.
  package init(tools: ImagingTools) { self.tools = tools }

  /// Creates a renderer that uses the programs of this machine.
  package init(environment: [String: String]) { tools = .located(environment: environment) }

  package func render(
    _ plan: AnimaticPlan,
    to path: String,
    workFolder: String,
    progress: @escaping @Sendable (Double) -> Void
  ) async throws {
    var stills: [String] = []
    defer { for still in stills { DurableFile.remove(still) } }
    do {
      var cast: [AnimaticPerson] = []
      for person in plan.cast {
        var picture = person.picturePath
        if let clip = picture, clip.hasSuffix(".mp4") {
          let still = "\(workFolder)/cast-\(stills.count).png"
          try await tools.extractFrame(from: clip, at: Milliseconds(0), to: still)
          stills.append(still)
          picture = still
        }
        cast.append(AnimaticPerson(name: person.name, picturePath: picture))
      }
      try await tools.renderAnimatic(
        request(for: plan, cast: cast),
        to: path,
        workFolder: workFolder,
        progress: progress
      )
    } catch let error as ImagingError {
      throw JobFailure(code: "rendering_failed", message: error.description)
    }
  }

  private func request(for plan: AnimaticPlan, cast: [AnimaticPerson]) -> AnimaticRequest {
    AnimaticRequest(
      width: plan.width,
      height: plan.height,
      scenes: plan.scenes.map {
        AnimaticScene(number: $0.number, prompt: $0.prompt, duration: .seconds($0.duration))
      },
      cast: cast,
      leadPicturePath: plan.leadPicturePath,
      model: plan.model,
      note: plan.note ?? ""
    )
  }
}
