import CVips

/// One call of an operation of libvips by its name.
///
/// It is what the bindings of other languages do too: the functions in C take any number of arguments, which Swift
/// cannot pass.
struct Operation {
  /// What libvips takes as an object: a picture or a source of bytes.
  enum Subject {
    case picture(Picture)
    case file(OpenFile)
  }

  var name: String
  /// The name of the argument that takes the subject.
  var input: String
  var subject: Subject
  /// The other arguments, as libvips reads them from text.
  var arguments: KeyValuePairs<String, String> = [:]

  /// Calls the operation; the picture may be computed only when somebody asks for its pixels.
  func result() throws(ToolError) -> Picture {
    guard let operation = vips_operation_new(name) else { throw .fromLibrary() }
    var running = operation
    defer {
      vips_object_unref_outputs(Operation.object(running))
      g_object_unref(running)
    }
    try setSubject(of: running)
    for (name, value) in arguments {
      guard vips_object_set_argument_from_string(Operation.object(running), name, value) == 0 else {
        throw .fromLibrary()
      }
    }
    // An operation that is done already comes back in place of this one.
    var built: UnsafeMutablePointer<VipsOperation>? = running
    guard vips_cache_operation_buildp(&built) == 0, let built else { throw .fromLibrary() }
    running = built
    return try Picture { out in
      var value = GValue()
      g_value_init(&value, vips_image_get_type())
      defer { g_value_unset(&value) }
      g_object_get_property(Operation.base(running), "out", &value)
      out = g_value_dup_object(&value)?.assumingMemoryBound(to: VipsImage.self)
      return 0
    }
  }

  private func setSubject(
    of operation: UnsafeMutablePointer<VipsOperation>
  ) throws(ToolError) {
    var value = GValue()
    switch subject {
    case .picture(let picture):
      g_value_init(&value, vips_image_get_type())
      g_value_set_object(&value, picture.pointer)
    case .file(let file):
      guard let source = vips_source_new_from_descriptor(file.descriptor) else {
        throw .fromLibrary()
      }
      g_value_init(&value, vips_source_get_type())
      g_value_take_object(&value, source)
    }
    g_object_set_property(Operation.base(operation), input, &value)
    g_value_unset(&value)
  }

  private static func base(
    _ operation: UnsafeMutablePointer<VipsOperation>
  ) -> UnsafeMutablePointer<GObject> {
    UnsafeMutableRawPointer(operation).assumingMemoryBound(to: GObject.self)
  }

  private static func object(
    _ operation: UnsafeMutablePointer<VipsOperation>
  ) -> UnsafeMutablePointer<VipsObject> {
    UnsafeMutableRawPointer(operation).assumingMemoryBound(to: VipsObject.self)
  }
}

extension Picture {
  /// The picture after an operation that takes it as `in`.
  func after(
    _ operation: String,
    _ arguments: KeyValuePairs<String, String> = [:]
  ) throws(ToolError) -> Picture {
    try Operation(name: operation, input: "in", subject: .picture(self), arguments: arguments)
      .result()
  }

  /// The pixels in memory, so that the file they came from is no longer read.
  func inMemory() throws(ToolError) -> Picture {
    try Picture { out in
      out = vips_image_copy_memory(pointer)
      return out == nil ? -1 : 0
    }
  }

  /// The bytes of the pixels, row after row.
  func bytes() throws(ToolError) -> [UInt8] {
    var count = 0
    guard let start = vips_image_write_to_memory(pointer, &count) else { throw .fromLibrary() }
    defer { g_free(start) }
    return Array(UnsafeRawBufferPointer(start: start, count: count))
  }
}
