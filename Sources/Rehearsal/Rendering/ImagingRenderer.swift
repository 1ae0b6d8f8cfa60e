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
    let request = AnimaticRequest(
      width: plan.width,
      height: plan.height,
      scenes: plan.scenes.map {
        AnimaticScene(number: $0.number, prompt: $0.prompt, duration: .seconds($0.duration))
      },
      cast: plan.cast.map { AnimaticPerson(name: $0.name, picturePath: $0.picturePath) },
      leadPicturePath: plan.leadPicturePath,
      model: plan.model,
      note: plan.note ?? ""
    )
    do {
      try await tools.renderAnimatic(
        request,
        to: path,
        workFolder: workFolder,
        progress: progress
      )
    } catch let error as ImagingError {
      throw JobFailure(code: "rendering_failed", message: error.description)
    }
  }
}
