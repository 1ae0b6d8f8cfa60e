import CVips

/// One image of libvips, released with its last owner.
final class Picture {
  let pointer: UnsafeMutablePointer<VipsImage>

  /// Takes over what a function of libvips hands out, or throws what libvips says.
  init(_ make: (inout UnsafeMutablePointer<VipsImage>?) -> Int32) throws(ToolError) {
    var made: UnsafeMutablePointer<VipsImage>?
    let result = make(&made)
    guard result == 0, let made else {
      if let made { troupe_vips_release(made) }
      throw .fromLibrary()
    }
    pointer = made
  }

  deinit { troupe_vips_release(pointer) }

  var width: Int { Int(vips_image_get_width(pointer)) }
  var height: Int { Int(vips_image_get_height(pointer)) }
  var pages: Int { Int(vips_image_get_n_pages(pointer)) }
  /// The height of one page of an animation.
  var pageHeight: Int { Int(vips_image_get_page_height(pointer)) }
  /// The EXIF orientation, 1 to 8; from 5 on the picture lies on its side.
  var orientation: Int { Int(vips_image_get_orientation(pointer)) }
  /// Where the ink of a text lies in its layout.
  var offset: (x: Int, y: Int) {
    (Int(vips_image_get_xoffset(pointer)), Int(vips_image_get_yoffset(pointer)))
  }

  /// Four bands of sRGB bytes.
  func rgba() throws(ToolError) -> Picture {
    try Picture { troupe_vips_rgba(pointer, &$0) }
  }

  /// The picture seen through a mask of its size.
  func masked(by mask: Picture) throws(ToolError) -> Picture {
    try Picture { troupe_vips_mask(pointer, mask.pointer, &$0) }
  }
}
