// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/storage/store_key.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace rebate::region {
namespace {

Error failure(const std::string& path) {
  return {errno == ENOENT ? Errc::notFound : Errc::storage, path, std::strerror(errno)};
}

class File {
 public:
  File(const std::string& path, int flags) : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  int operator*() const { return descriptor_; }
  explicit operator bool() const { return descriptor_ >= 0; }

 private:
  int descriptor_;
};

Outcome writeWhole(const std::string& path, const StoreKey& key) {
  const File file(path, O_WRONLY | O_CREAT | O_EXCL);
  if (!file) return failure(path);
  const auto written = ::write(*file, key.data(), key.size());
  if (written != static_cast<ssize_t>(key.size()) || ::fsync(*file) != 0) return failure(path);
  return Done{};
}

/// The name itself has to survive a power cut, too.
void syncFolder(const std::string& path) {
  const auto slash = path.rfind('/');
  const File folder(slash == std::string::npos ? "." : path.substr(0, slash + 1), O_RDONLY | O_DIRECTORY);
  if (folder) ::fsync(*folder);
}

}  // namespace

Result<StoreKey> storeKey(const std::string& path) {
  const File file(path, O_RDONLY);
  if (!file) return failure(path);
  std::array<unsigned char, 33> bytes{};
  const auto size = ::read(*file, bytes.data(), bytes.size());
  if (size < 0) return failure(path);
  StoreKey key{};
  if (static_cast<std::size_t>(size) != key.size()) return Error{Errc::corrupt, path, "not a key of 32 bytes"};
  std::copy_n(bytes.begin(), key.size(), key.begin());
  return key;
}

Result<StoreKey> storeKeyOrNew(const std::string& path) {
  const auto present = storeKey(path);
  if (present || present.error().code != Errc::notFound) return present;
  if (sodium_init() < 0) return Error{Errc::unavailable, "sodium", "no randomness"};
  StoreKey fresh{};
  randombytes_buf(fresh.data(), fresh.size());
  const auto draft = path + "." + std::to_string(::getpid());
  const auto written = writeWhole(draft, fresh);
  // A link, unlike a rename, does not replace what somebody else put there meanwhile.
  const bool linked = written && (::link(draft.c_str(), path.c_str()) == 0 || errno == EEXIST);
  const auto why = written ? failure(path) : written.error();
  ::unlink(draft.c_str());
  if (!linked) return why;
  syncFolder(path);
  return storeKey(path);
}

}  // namespace rebate::region
