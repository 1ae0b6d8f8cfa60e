import TroupeModel

extension ImagingError {
  /// What happened, in one sentence.
  package var message: String {
    switch self {
    case .toolMissing(let name): "The program \(name) is missing."
    case .toolFailed(let tool, let message): "\(tool) failed: \(message)."
    case .timedOut(let tool, let limit):
      "\(tool) did not finish within \(Int(limit.seconds)) seconds."
    case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)."
    case .unwritable(let path, let reason): "\(path) cannot be written: \(reason)."
    case .notAPicture(let found): "The file is not a picture but \(found.words)."
    case .unsupportedFormat(let found): "The file is \(found.words), which cannot be a reference."
    case .truncated: "The picture is cut off: its end is missing."
    case .damaged(let detail): "The picture is damaged: \(detail)."
    case .tooLarge(let megapixels, let limit):
      "The picture has \(megapixels) megapixels, more than the limit of \(limit)."
    case .tooHeavy(let megabytes, let limit):
      "The picture file has \(megabytes) MB, more than the limit of \(limit) MB."
    case .notAVideo(.mp4), .notAVideo(.webm):
      "The file holds no video that can be played to its end."
    case .notAVideo(let found): "The file is not a video but \(found.words)."
    case .brokenVideo(let damage): damage.message
    case .noFrame(let time): "The video has no frame at \(time.seconds) seconds."
    case .badSize(let width, let height):
      "\(width)x\(height) is not a size from 64x64 to 4096x4096."
    case .nothingToDraw: "There is no scene with a duration to draw."
    case .badPictureCount(let count): "A clip is made of 1 to 12 pictures, not of \(count)."
    case .badLength(let length, let shortest):
      "\(length.seconds) seconds is not a length from \(shortest.seconds) to 60 seconds."
    case .badFrameRate(let rate): "\(rate) frames a second is not a rate from 10 to 60."
    case .outsideVideo(let start, let end, let length):
      "\(start.seconds) to \(end.seconds) seconds is not inside the video,"
        + " which lasts \(length.seconds) seconds."
    case .rangeTooShort(let start, let end):
      "\(start.seconds) to \(end.seconds) seconds is shorter than the 0.2 seconds of a clip."
    }
  }

  /// What to do next, in one sentence.
  package var hint: String {
    switch self {
    case .toolMissing("troupe-imaging"):
      "It is built with troupe: put troupe-imaging into the folder of the program troupe."
    case .toolMissing: "Install it, on Debian with: apt-get install ffmpeg"
    case .toolFailed, .timedOut: "Try again; if it persists, look at the file with another program."
    case .unreadable: "Check the path and the permissions."
    case .unwritable: "Check the folder, its permissions and the space on the disk."
    case .notAPicture: "Give a PNG, JPEG, WebP or GIF picture."
    case .unsupportedFormat: "Convert it to PNG, JPEG or WebP first."
    case .truncated, .damaged: "Fetch or export the picture again."
    case .tooLarge, .tooHeavy: "Scale the picture down; 2048 pixels a side is plenty."
    case .notAVideo: "Give a video file such as an MP4."
    case .brokenVideo: "Fetch the video again."
    case .noFrame: "Choose a time before the end."
    case .badSize: "Choose a width and a height from 64 to 4096 pixels."
    case .nothingToDraw: "Give at least one scene and its duration."
    case .badPictureCount: "Choose at least one picture and at most 12."
    case .badLength: "Choose a length within that range, or fewer pictures for a shorter clip."
    case .badFrameRate: "Choose a frame rate within that range, such as 24."
    case .outsideVideo: "Choose a start and an end within the video."
    case .rangeTooShort: "Choose an end that is at least 0.2 seconds after the start."
    }
  }
}

extension ImagingError: CustomStringConvertible {
  /// The message and the hint.
  package var description: String { "\(message) \(hint)" }
}
