// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/api/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <cctype>

namespace rebate::region {
namespace {

constexpr int kFast = 1;  // JSON shrinks to a tenth even so
constexpr int kGzipWindow = 15 + 16;

std::string withoutBlanks(std::string_view text) {
  std::string result;
  for (const char c : text)
    if (!std::isspace(static_cast<unsigned char>(c)))
      result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return result;
}

/// "q=0", "q=0.", "q=0.000"
bool isRefusal(std::string_view parameter) {
  return parameter.starts_with("q=0") && parameter.find_first_not_of("0.", 2) == std::string_view::npos;
}

}  // namespace

std::string gzip(std::string_view bytes) {
  z_stream stream{};
  deflateInit2(&stream, kFast, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib does not write to it
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(packed.size() - stream.avail_out);
  deflateEnd(&stream);
  return packed;
}

bool takesGzip(std::string_view acceptEncoding) {
  const auto list = withoutBlanks(acceptEncoding);
  bool all = false;
  for (std::size_t at = 0; at < list.size();) {
    const auto end = std::min(list.find(',', at), list.size());
    const auto item = std::string_view(list).substr(at, end - at);
    const auto semicolon = std::min(item.find(';'), item.size());
    const auto coding = item.substr(0, semicolon);
    const bool wanted = semicolon == item.size() || !isRefusal(item.substr(semicolon + 1));
    if (coding == "gzip") return wanted;
    if (coding == "*") all = wanted;
    at = end + 1;
  }
  return all;
}

}  // namespace rebate::region
