// Fixed-argument doors to the variadic functions of libvips, which Swift cannot call.
// Every function returns 0, or -1 with the reason in the error buffer of libvips;
// every image handed out belongs to the caller, who ends it with troupe_vips_release.

#ifndef TROUPE_CVIPS_H
#define TROUPE_CVIPS_H

#include <vips/vips.h>

// The program answers on its output alone: what libraries log would fill the error pipe.
static inline void troupe_vips_log_nothing(
  const gchar *domain, GLogLevelFlags level, const gchar *message, gpointer data
) {
  (void)domain, (void)level, (void)message, (void)data;
}

// Only the four formats that a reference picture may have can be loaded at all.
static inline int troupe_vips_start(const char *program) {
  g_log_set_default_handler(troupe_vips_log_nothing, NULL);
  if (vips_init(program)) return -1;
  vips_concurrency_set(2);
  vips_cache_set_max(0);
  vips_block_untrusted_set(TRUE);
  vips_operation_block_set("VipsForeignLoad", TRUE);
  vips_operation_block_set("VipsForeignLoadPng", FALSE);
  vips_operation_block_set("VipsForeignLoadJpeg", FALSE);
  vips_operation_block_set("VipsForeignLoadWebp", FALSE);
  vips_operation_block_set("VipsForeignLoadNsgif", FALSE);
  return 0;
}

static inline void troupe_vips_release(VipsImage *image) { g_object_unref(image); }

// The format is one of 'p' PNG, 'j' JPEG, 'w' WebP, 'g' GIF; the last two decode `pages` pages, -1 for all.
// Only the header is read until somebody asks for pixels; damage then fails.
static inline int troupe_vips_open(int descriptor, char format, int pages, VipsImage **out) {
  VipsSource *source = vips_source_new_from_descriptor(descriptor);
  if (!source) return -1;
  int result = -1;
  switch (format) {
  case 'p':
    result = vips_pngload_source(
      source, out, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_ERROR, NULL);
    break;
  case 'j':
    result = vips_jpegload_source(
      source, out, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_ERROR, NULL);
    break;
  case 'w':
    result = vips_webpload_source(
      source, out, "n", pages, "access", VIPS_ACCESS_SEQUENTIAL,
      "fail_on", VIPS_FAIL_ON_ERROR, NULL);
    break;
  case 'g':
    result = vips_gifload_source(
      source, out, "n", pages, "access", VIPS_ACCESS_SEQUENTIAL,
      "fail_on", VIPS_FAIL_ON_ERROR, NULL);
    break;
  }
  VIPS_UNREF(source);
  return result;
}

// Decodes every pixel and keeps none.
static inline int troupe_vips_decode(VipsImage *image) {
  double average;
  return vips_avg(image, &average, NULL);
}

// Shrinks while loading, upright by the EXIF orientation, in sRGB. Filling crops around what catches
// the eye and may enlarge; fitting never does.
static inline int troupe_vips_thumbnail(
  int descriptor, int width, int height, gboolean fill, VipsImage **out
) {
  VipsSource *source = vips_source_new_from_descriptor(descriptor);
  if (!source) return -1;
  int result = vips_thumbnail_source(
    source, out, width, "height", height, "size", fill ? VIPS_SIZE_BOTH : VIPS_SIZE_DOWN,
    "crop", fill ? VIPS_INTERESTING_ATTENTION : VIPS_INTERESTING_NONE,
    "fail_on", VIPS_FAIL_ON_ERROR, NULL);
  VIPS_UNREF(source);
  return result;
}

// RGBA of the ink of a text in Pango markup; Xoffset and Yoffset are the ink's place in the layout.
static inline int troupe_vips_text(
  const char *markup, const char *font, int width, VipsAlign align, VipsImage **out
) {
  return vips_text(
    out, markup, "font", font, "width", width, "align", align, "wrap", VIPS_TEXT_WRAP_WORD_CHAR,
    "rgba", TRUE, "dpi", 72, NULL);
}

// Three or four bands of sRGB bytes, and the memory stays the caller's only until this returns.
static inline int troupe_vips_from_memory(
  const void *bytes, size_t count, int width, int height, int bands, VipsImage **out
) {
  VipsImage *image =
    vips_image_new_from_memory_copy(bytes, count, width, height, bands, VIPS_FORMAT_UCHAR);
  if (!image) return -1;
  int result = vips_copy(
    image, out, "interpretation", bands < 3 ? VIPS_INTERPRETATION_B_W : VIPS_INTERPRETATION_sRGB,
    NULL);
  g_object_unref(image);
  return result;
}

// Exactly four bands of sRGB bytes.
static inline int troupe_vips_rgba(VipsImage *image, VipsImage **out) {
  VipsImage *colour = NULL, *opaque = NULL;
  int result = -1;
  if (!vips_colourspace(image, &colour, VIPS_INTERPRETATION_sRGB, NULL)) {
    if (colour->Bands >= 4) {
      result = vips_extract_band(colour, &opaque, 0, "n", 4, NULL);
    } else {
      result = vips_addalpha(colour, &opaque, NULL);
    }
    if (!result) result = vips_cast_uchar(opaque, out, NULL);
  }
  VIPS_UNREF(colour);
  VIPS_UNREF(opaque);
  return result;
}

// The RGBA image with its alpha multiplied by a one-band mask of the same size.
static inline int troupe_vips_mask(VipsImage *image, VipsImage *mask, VipsImage **out) {
  VipsImage *parts[4] = {NULL, NULL, NULL, NULL};
  VipsImage *pair[2];
  int result = -1;
  if (!vips_extract_band(image, &parts[0], 0, "n", 3, NULL)
    && !vips_extract_band(image, &parts[1], 3, NULL)
    && !vips_multiply(parts[1], mask, &parts[2], NULL)
    && !vips_linear1(parts[2], &parts[3], 1.0 / 255.0, 0.0, "uchar", TRUE, NULL)) {
    pair[0] = parts[0];
    pair[1] = parts[3];
    result = vips_bandjoin(pair, out, 2, NULL);
  }
  for (int index = 0; index < 4; index++) VIPS_UNREF(parts[index]);
  return result;
}

// The images laid over the first, each at its place; three opaque bands come out.
static inline int troupe_vips_composite(
  VipsImage **images, int count, const int *x, const int *y, VipsImage **out
) {
  VipsArrayInt *left = vips_array_int_new(x, count - 1);
  VipsArrayInt *top = vips_array_int_new(y, count - 1);
  int *modes = g_new(int, count);
  for (int index = 0; index < count; index++) modes[index] = VIPS_BLEND_MODE_OVER;
  VipsImage *joined = NULL;
  int result = vips_composite(images, &joined, count, modes, "x", left, "y", top, NULL);
  VipsImage *bytes = NULL;
  if (!result) result = vips_extract_band(joined, &bytes, 0, "n", 3, NULL);
  if (!result) result = vips_cast_uchar(bytes, out, NULL);
  VIPS_UNREF(joined);
  VIPS_UNREF(bytes);
  vips_area_unref(VIPS_AREA(left));
  vips_area_unref(VIPS_AREA(top));
  g_free(modes);
  return result;
}

// A file in memory, without metadata; the suffix is .png, .jpg or .webp and the caller frees with g_free.
static inline int troupe_vips_encode(
  VipsImage *image, const char *suffix, void **bytes, size_t *count
) {
  if (!g_strcmp0(suffix, ".png"))
    return vips_pngsave_buffer(image, bytes, count, "compression", 1, "strip", TRUE, NULL);
  if (!g_strcmp0(suffix, ".webp"))
    return vips_webpsave_buffer(image, bytes, count, "Q", 82, "strip", TRUE, NULL);
  return vips_jpegsave_buffer(
    image, bytes, count, "Q", 86, "strip", TRUE, "optimize_coding", TRUE, NULL);
}

#endif
