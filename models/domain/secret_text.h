// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <utility>

namespace rebate {

/// A text that overwrites its memory: when it is destroyed, moved from, assigned to, or taken over from a string.
/// There is no way to change it in place, because growing would leave a copy behind.
class SecretText {
 public:
  SecretText() = default;
  SecretText(std::string&& text) : text_(text.data(), text.size()) { overwrite(text); }
  SecretText(const std::string& text) : text_(text) {}  ///< whoever keeps the string answers for it
  SecretText(const char* text) : text_(text) {}         ///< for tests and literals
  SecretText(const SecretText&) = default;
  SecretText(SecretText&& other) : SecretText(std::move(other.text_)) {}
  SecretText& operator=(const SecretText& other) {
    SecretText copy(other);
    return *this = std::move(copy);
  }
  SecretText& operator=(SecretText&& other) {
    if (this == &other) return *this;
    overwrite(text_);
    text_.swap(other.text_);
    overwrite(other.text_);  // short texts are swapped by copying them
    return *this;
  }
  ~SecretText() { overwrite(text_); }

  const std::string& text() const { return text_; }  ///< whoever copies it answers for the copy
  bool empty() const { return text_.empty(); }
  std::size_t size() const { return text_.size(); }  ///< bytes
  void clear() { overwrite(text_); }
  bool operator==(const SecretText& other) const = default;

  /// Empties a string and everything it has allocated, so that the compiler cannot leave it out.
  static void overwrite(std::string& text) {
    text.resize(text.capacity());  // what is left behind the end, too; never allocates
    for (volatile char& byte : text) byte = '\0';
    text.clear();
  }

 private:
  std::string text_;
};

}  // namespace rebate
