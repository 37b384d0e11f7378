// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/cli/page_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "wire/feed_page.h"

namespace rebate::region::cli {
namespace fs = std::filesystem;

Result<std::vector<std::string>> pageFiles(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const auto& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      if (!fs::exists(path, error)) return Error{Errc::notFound, "path", "no such file or folder: " + path};
      files.push_back(path);
      continue;
    }
    std::vector<std::string> inFolder;
    for (const auto& entry : fs::directory_iterator(path, error))
      if (entry.is_regular_file() && entry.path().filename().string().starts_with("page"))
        inFolder.push_back(entry.path().string());
    if (error) return Error{Errc::storage, "path", path + ": " + error.message()};
    std::sort(inFolder.begin(), inFolder.end());
    files.insert(files.end(), inFolder.begin(), inFolder.end());
  }
  return files;
}

Result<std::string> readPageFile(const std::string& path) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (!error && size > wire::kLargestPage) return Error{Errc::malformed, "page", "larger than 32 MiB"};
  return readWholeFile(path);
}

Result<std::string> readWholeFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{Errc::notFound, "file", "cannot be read: " + path};
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (file.bad()) return Error{Errc::storage, "file", "cannot be read: " + path};
  return bytes;
}

Result<Config> readConfigFile(const std::string& path) {
  const auto text = readWholeFile(path);
  if (!text) return text.error();
  auto config = parseConfig(*text);
  if (!config) return Error{config.error().code, path + ": " + config.error().field, config.error().detail};
  return config;
}

}  // namespace rebate::region::cli
