// libcurl brings some thirty shared libraries along, which take a quarter of the time of a command that never
// speaks to an endpoint. So the program is not linked to it: the functions it uses are defined here, under libcurl's
// own names, and pass each call on to the library that `troupe_load_curl` opened. They are hidden, so that libcurl's
// calls of itself do not come back here.

#include "CCurl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

#ifdef __APPLE__
#define LIBRARY "libcurl.4.dylib"
#else
#define LIBRARY "libcurl.so.4"
#endif

#define HIDDEN __attribute__((visibility("hidden")))

static struct {
  __typeof__(&curl_easy_cleanup) easy_cleanup;
  __typeof__(&curl_easy_getinfo) easy_getinfo;
  __typeof__(&curl_easy_init) easy_init;
  __typeof__(&curl_easy_setopt) easy_setopt;
  __typeof__(&curl_easy_strerror) easy_strerror;
  __typeof__(&curl_free) free;
  __typeof__(&curl_global_init) global_init;
  __typeof__(&curl_multi_add_handle) multi_add_handle;
  __typeof__(&curl_multi_cleanup) multi_cleanup;
  __typeof__(&curl_multi_info_read) multi_info_read;
  __typeof__(&curl_multi_init) multi_init;
  __typeof__(&curl_multi_perform) multi_perform;
  __typeof__(&curl_multi_poll) multi_poll;
  __typeof__(&curl_multi_remove_handle) multi_remove_handle;
  __typeof__(&curl_multi_setopt) multi_setopt;
  __typeof__(&curl_multi_strerror) multi_strerror;
  __typeof__(&curl_multi_wakeup) multi_wakeup;
  __typeof__(&curl_slist_append) slist_append;
  __typeof__(&curl_slist_free_all) slist_free_all;
  __typeof__(&curl_url) url;
  __typeof__(&curl_url_cleanup) url_cleanup;
  __typeof__(&curl_url_get) url_get;
  __typeof__(&curl_url_set) url_set;
} curl;

static char reason[512];

#define FIND(name)                                              \
  do {                                                          \
    curl.name = (__typeof__(curl.name))dlsym(library, "curl_" #name); \
    if (curl.name == NULL) {                                    \
      snprintf(reason, sizeof reason, "%s has no curl_" #name, LIBRARY); \
      return;                                                   \
    }                                                           \
  } while (0)

static void load(void) {
  void *library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) {
    const char *text = dlerror();
    snprintf(reason, sizeof reason, "%s", text == NULL ? LIBRARY " cannot be loaded" : text);
    return;
  }
  FIND(easy_cleanup);
  FIND(easy_getinfo);
  FIND(easy_init);
  FIND(easy_setopt);
  FIND(easy_strerror);
  FIND(free);
  FIND(global_init);
  FIND(multi_add_handle);
  FIND(multi_cleanup);
  FIND(multi_info_read);
  FIND(multi_init);
  FIND(multi_perform);
  FIND(multi_poll);
  FIND(multi_remove_handle);
  FIND(multi_setopt);
  FIND(multi_strerror);
  FIND(multi_wakeup);
  FIND(slist_append);
  FIND(slist_free_all);
  FIND(url);
  FIND(url_cleanup);
  FIND(url_get);
  FIND(url_set);
  CURLcode code = curl.global_init(CURL_GLOBAL_DEFAULT);
  if (code != CURLE_OK) snprintf(reason, sizeof reason, "%s", curl.easy_strerror(code));
}

const char *troupe_load_curl(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return reason[0] == 0 ? NULL : reason;
}

// MARK: Functions passed on

HIDDEN void curl_easy_cleanup(CURL *easy) { curl.easy_cleanup(easy); }

HIDDEN CURL *curl_easy_init(void) { return curl.easy_init(); }

HIDDEN const char *curl_easy_strerror(CURLcode code) { return curl.easy_strerror(code); }

HIDDEN void curl_free(void *memory) { curl.free(memory); }

HIDDEN CURLMcode curl_multi_add_handle(CURLM *multi, CURL *easy) {
  return curl.multi_add_handle(multi, easy);
}

HIDDEN CURLMcode curl_multi_cleanup(CURLM *multi) { return curl.multi_cleanup(multi); }

HIDDEN CURLMsg *curl_multi_info_read(CURLM *multi, int *left) {
  return curl.multi_info_read(multi, left);
}

HIDDEN CURLM *curl_multi_init(void) { return curl.multi_init(); }

HIDDEN CURLMcode curl_multi_perform(CURLM *multi, int *running) {
  return curl.multi_perform(multi, running);
}

HIDDEN CURLMcode curl_multi_poll(
    CURLM *multi, struct curl_waitfd extra[], unsigned int count, int timeout, int *ready) {
  return curl.multi_poll(multi, extra, count, timeout, ready);
}

HIDDEN CURLMcode curl_multi_remove_handle(CURLM *multi, CURL *easy) {
  return curl.multi_remove_handle(multi, easy);
}

HIDDEN const char *curl_multi_strerror(CURLMcode code) { return curl.multi_strerror(code); }

HIDDEN CURLMcode curl_multi_wakeup(CURLM *multi) { return curl.multi_wakeup(multi); }

HIDDEN struct curl_slist *curl_slist_append(struct curl_slist *list, const char *text) {
  return curl.slist_append(list, text);
}

HIDDEN void curl_slist_free_all(struct curl_slist *list) { curl.slist_free_all(list); }

HIDDEN CURLU *curl_url(void) { return curl.url(); }

HIDDEN void curl_url_cleanup(CURLU *url) { curl.url_cleanup(url); }

HIDDEN CURLUcode curl_url_set(CURLU *url, CURLUPart part, const char *text, unsigned int flags) {
  return curl.url_set(url, part, text, flags);
}

// MARK: Typed doors

CURLcode troupe_set_long(CURL *easy, CURLoption option, long value) {
  return curl.easy_setopt(easy, option, value);
}

CURLcode troupe_set_size(CURL *easy, CURLoption option, curl_off_t value) {
  return curl.easy_setopt(easy, option, value);
}

CURLcode troupe_set_pointer(CURL *easy, CURLoption option, const void *value) {
  return curl.easy_setopt(easy, option, value);
}

CURLcode troupe_set_receiver(CURL *easy, CURLoption option, curl_write_callback callback) {
  return curl.easy_setopt(easy, option, callback);
}

CURLcode troupe_set_before_request(CURL *easy, curl_prereq_callback callback) {
  return curl.easy_setopt(easy, CURLOPT_PREREQFUNCTION, callback);
}

CURLcode troupe_set_open_socket(CURL *easy, curl_opensocket_callback callback) {
  return curl.easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, callback);
}

CURLcode troupe_get_size(CURL *easy, CURLINFO info, curl_off_t *value) {
  return curl.easy_getinfo(easy, info, value);
}

CURLMcode troupe_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return curl.multi_setopt(multi, option, value);
}

CURLUcode troupe_url_get(CURLU *url, CURLUPart part, char **text) {
  return curl.url_get(url, part, text, 0);
}
