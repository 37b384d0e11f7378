// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/config/secret_file.h"

#include <filesystem>
#include <fstream>

namespace rebate::region {
namespace fs = std::filesystem;

Result<std::string> readSecretFile(const std::string& path) {
  std::error_code error;
  const auto status = fs::status(path, error);
  if (error || !fs::is_regular_file(status)) return Error{Errc::notFound, "secret_file", "no such file: " + path};
  constexpr auto kOthers = fs::perms::others_all;
  if ((status.permissions() & kOthers) != fs::perms::none)
    return Error{Errc::notAllowed, "secret_file", "everybody may open it; make it 0600: " + path};
  std::ifstream file(path, std::ios::binary);
  std::string line;
  if (!file || !std::getline(file, line)) return Error{Errc::storage, "secret_file", "cannot be read: " + path};
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
  if (line.empty()) return Error{Errc::invalid, "secret_file", "its first line is empty: " + path};
  return line;
}

Outcome readStorePassword(Config& config) {
  if (!config.store.postgres || config.storePasswordFile.empty()) return Done{};
  auto secret = readSecretFile(config.storePasswordFile);
  if (!secret) return secret.error();
  config.store.postgres->password = *std::move(secret);
  return Done{};
}

}  // namespace rebate::region
