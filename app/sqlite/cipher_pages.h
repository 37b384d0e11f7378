// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "domain/result.h"

namespace rebate::sqlite {

constexpr std::size_t kPageSize = 4096;
constexpr std::size_t kUsable = kPageSize - 80;  ///< initialisation vector and authentication take the rest

/// The pages of a SQLCipher 4 file, decrypted one by one.
class CipherPages {
 public:
  struct Page {
    std::vector<unsigned char> bytes;  ///< kUsable of them
    bool authentic = false;
  };
  CipherPages(CipherPages&&) = default;
  CipherPages& operator=(CipherPages&&) = delete;
  ~CipherPages();  ///< wipes the keys
  static Result<CipherPages> read(const std::string& path, const std::array<unsigned char, 32>& key);

  std::uint32_t count() const { return static_cast<std::uint32_t>(file_.size() / kPageSize); }
  Page page(std::uint32_t number) const;  ///< from 1 to count()

 private:
  CipherPages(std::vector<unsigned char> file, const std::array<unsigned char, 32>& key);
  bool isAuthentic(const unsigned char* page, std::size_t from, std::uint32_t number) const;

  std::vector<unsigned char> file_;
  std::array<unsigned char, 32> key_;
  std::array<unsigned char, 32> macKey_{};
};

}  // namespace rebate::sqlite
