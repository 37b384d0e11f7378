// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/cipher_pages.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <fstream>
#include <iterator>
#include <memory>

namespace rebate::sqlite {
namespace {

constexpr std::size_t kSalt = 16;  // at the file's beginning, in the clear
constexpr std::size_t kVector = 16;
constexpr std::size_t kMac = 64;
constexpr unsigned char kMacSaltMask = 0x3a;
constexpr int kMacKeyRounds = 2;

/// AES-256-CBC without padding. False: the library refused.
bool decrypt(const std::array<unsigned char, 32>& key, const unsigned char* vector, const unsigned char* from,
             std::size_t size, unsigned char* to) {
  const std::unique_ptr<EVP_CIPHER_CTX, void (*)(EVP_CIPHER_CTX*)> context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
  int written = 0;
  int last = 0;
  return context && EVP_DecryptInit_ex(context.get(), EVP_aes_256_cbc(), nullptr, key.data(), vector) == 1 &&
         EVP_CIPHER_CTX_set_padding(context.get(), 0) == 1 &&
         EVP_DecryptUpdate(context.get(), to, &written, from, static_cast<int>(size)) == 1 &&
         EVP_DecryptFinal_ex(context.get(), to + written, &last) == 1;
}

}  // namespace

CipherPages::CipherPages(std::vector<unsigned char> file, const std::array<unsigned char, 32>& key)
    : file_(std::move(file)), key_(key) {
  std::array<unsigned char, kSalt> salt{};
  for (std::size_t i = 0; i < kSalt && i < file_.size(); ++i)
    salt[i] = static_cast<unsigned char>(file_[i] ^ kMacSaltMask);
  PKCS5_PBKDF2_HMAC(reinterpret_cast<const char*>(key_.data()), static_cast<int>(key_.size()), salt.data(),
                    static_cast<int>(kSalt), kMacKeyRounds, EVP_sha512(), static_cast<int>(macKey_.size()),
                    macKey_.data());
}

CipherPages::~CipherPages() {
  OPENSSL_cleanse(key_.data(), key_.size());
  OPENSSL_cleanse(macKey_.data(), macKey_.size());
}

Result<CipherPages> CipherPages::read(const std::string& path, const std::array<unsigned char, 32>& key) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{Errc::storage, "file", "cannot be read"};
  std::vector<unsigned char> bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (file.bad()) return Error{Errc::storage, "file", "reading failed"};
  return CipherPages(std::move(bytes), key);
}

/// The code covers the encrypted bytes, the initialisation vector and the page's number.
bool CipherPages::isAuthentic(const unsigned char* page, std::size_t from, std::uint32_t number) const {
  std::vector<unsigned char> covered(page + from, page + kUsable + kVector);
  for (int shift = 0; shift < 32; shift += 8) covered.push_back(static_cast<unsigned char>(number >> shift));
  std::array<unsigned char, kMac> code{};
  unsigned int size = 0;
  HMAC(EVP_sha512(), macKey_.data(), static_cast<int>(macKey_.size()), covered.data(), covered.size(), code.data(),
       &size);
  return size == kMac && CRYPTO_memcmp(code.data(), page + kUsable + kVector, kMac) == 0;
}

CipherPages::Page CipherPages::page(std::uint32_t number) const {
  const auto* from = file_.data() + (number - 1) * kPageSize;
  const std::size_t clear = number == 1 ? kSalt : 0;
  Page page;
  page.bytes.assign(kUsable, 0);
  page.authentic = isAuthentic(from, clear, number);
  if (!decrypt(key_, from + kUsable, from + clear, kUsable - clear, page.bytes.data() + clear)) page.authentic = false;
  return page;
}

}  // namespace rebate::sqlite
