// libcurl, loaded when it is first used; and typed doors to its variadic functions, which Swift cannot call.

#ifndef TROUPE_CCURL_H
#define TROUPE_CCURL_H

#define CURL_STRICTER
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

#if LIBCURL_VERSION_NUM < 0x075801
#error "libcurl 7.88.1 or later is needed"
#endif

// Loads libcurl, once in a process. Returns NULL, or why it cannot be used. No function of libcurl may be called
// before this has returned NULL.
const char *troupe_load_curl(void);

CURLcode troupe_set_long(CURL *easy, CURLoption option, long value);

CURLcode troupe_set_size(CURL *easy, CURLoption option, curl_off_t value);

// libcurl copies a string, and keeps any other pointer.
CURLcode troupe_set_pointer(CURL *easy, CURLoption option, const void *value);

// For CURLOPT_WRITEFUNCTION and CURLOPT_HEADERFUNCTION.
CURLcode troupe_set_receiver(
    CURL *easy, CURLoption option, curl_write_callback callback);

CURLcode troupe_set_before_request(CURL *easy, curl_prereq_callback callback);

CURLcode troupe_set_open_socket(CURL *easy, curl_opensocket_callback callback);

CURLcode troupe_get_size(CURL *easy, CURLINFO info, curl_off_t *value);

// `curl_url_get` without flags; whether its first parameter is const changed with libcurl 8.
CURLUcode troupe_url_get(CURLU *url, CURLUPart part, char **text);

CURLMcode troupe_multi_set_long(CURLM *multi, CURLMoption option, long value);

#endif
