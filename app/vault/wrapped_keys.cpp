// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/wrapped_keys.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace rebate::vault {
namespace {

constexpr int kFormat = 1;
constexpr auto kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr auto kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr auto kBox = kNonce + std::tuple_size_v<Key> + kTag;

const unsigned char* bytesOf(const std::string& text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytesOf(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

std::string boundTo(const std::string& backend, const std::string& purpose) {
  return "rebate-console\n" + std::to_string(kFormat) + '\n' + backend + '\n' + purpose;
}

/// Without this a power cut may keep the old name although the file itself was synced.
void syncFolder(const QString& path) {
  const auto folder = QFile::encodeName(QFileInfo(path).absolutePath());
  const int handle = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0) return;
  ::fsync(handle);
  ::close(handle);
}

}  // namespace

Result<std::optional<WrappedKeys>> readWrappedKeys(const std::string& path) {
  QFile file(QString::fromStdString(path));
  if (!file.exists()) return std::optional<WrappedKeys>{};
  if (!file.open(QIODevice::ReadOnly)) return Error{Errc::storage, "keys", file.errorString().toStdString()};
  const auto root = QJsonDocument::fromJson(file.readAll()).object();
  const int format = root.value(QLatin1String("format")).toInt();
  if (format > kFormat) return Error{Errc::newer, "keys", "format " + std::to_string(format)};
  WrappedKeys keys;
  keys.backend = root.value(QLatin1String("backend")).toString().toStdString();
  const auto sealed = root.value(QLatin1String("keys")).toObject();
  for (auto at = sealed.begin(); at != sealed.end(); ++at)
    keys.sealed[at.key().toStdString()] = QByteArray::fromBase64(at.value().toString().toLatin1()).toStdString();
  if (format != kFormat || keys.backend.empty() || keys.sealed.empty())
    return Error{Errc::corrupt, "keys", "unreadable"};
  return std::optional<WrappedKeys>{std::move(keys)};
}

Outcome writeWrappedKeys(const std::string& path, const WrappedKeys& keys) {
  QJsonObject sealed;
  for (const auto& [purpose, box] : keys.sealed)
    sealed.insert(QString::fromStdString(purpose), QString::fromLatin1(QByteArray::fromStdString(box).toBase64()));
  const QJsonObject root{{QStringLiteral("format"), kFormat},
                         {QStringLiteral("backend"), QString::fromStdString(keys.backend)},
                         {QStringLiteral("keys"), sealed}};
  const auto name = QString::fromStdString(path);
  QSaveFile file(name);  // syncs before it renames
  if (!file.open(QIODevice::WriteOnly)) return Error{Errc::storage, "keys", file.errorString().toStdString()};
  file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
  file.write(QJsonDocument(root).toJson());
  if (!file.commit()) return Error{Errc::storage, "keys", file.errorString().toStdString()};
  syncFolder(name);
  return Done{};
}

std::string seal(const Secret& with, const Secret& key, const std::string& backend, const std::string& purpose) {
  std::string box(kBox, '\0');
  randombytes_buf(box.data(), kNonce);
  const auto bound = boundTo(backend, purpose);
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytesOf(box) + kNonce, nullptr, key.bytes().data(), key.bytes().size(),
                                             bytesOf(bound), bound.size(), nullptr, bytesOf(box), with.bytes().data());
  return box;
}

Result<Secret> unseal(const Secret& with, const std::string& box, const std::string& backend,
                      const std::string& purpose) {
  if (box.size() != kBox) return Error{Errc::corrupt, purpose, "wrong size"};
  const auto bound = boundTo(backend, purpose);
  Key key{};
  const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(key.data(), nullptr, nullptr, bytesOf(box) + kNonce,
                                                                box.size() - kNonce, bytesOf(bound), bound.size(),
                                                                bytesOf(box), with.bytes().data());
  if (opened != 0) return Error{Errc::corrupt, purpose, "sealed with another key, or damaged"};
  return Secret(key);
}

}  // namespace rebate::vault
