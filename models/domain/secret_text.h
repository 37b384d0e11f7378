// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace rebate {

/// A password, a passphrase or a token: overwrites its memory when it goes or is replaced.
class SecretText {
 public:
  SecretText() = default;
  SecretText(std::string text) : text_(std::move(text)) { wipe(text); }  // NOLINT: as natural as a string
  SecretText(const char* text) : text_(text) {}                          // NOLINT
  SecretText(const SecretText&) = default;
  SecretText(SecretText&& other) noexcept : text_(std::move(other.text_)) { wipe(other.text_); }
  SecretText& operator=(SecretText other) noexcept {
    text_.swap(other.text_);  // the old one goes with `other`, and is wiped there
    return *this;
  }
  ~SecretText() { wipe(text_); }

  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }
  void clear() { *this = SecretText(); }
  bool operator==(const SecretText&) const = default;

 private:
  /// The whole capacity, the part inside the object, too; volatile, or the compiler leaves it out.
  static void wipe(std::string& text) {
    text.resize(text.capacity());
    for (volatile char& byte : text) byte = 0;
    text.clear();
  }

  std::string text_;
};

}  // namespace rebate
