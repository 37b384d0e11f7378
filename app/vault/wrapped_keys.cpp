// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/wrapped_keys.h"

#include <fcntl.h>
#include <unistd.h>

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include "vault/seal.h"

namespace rebate::vault {
namespace {

constexpr qint64 kLargest = 1 << 20;  ///< bytes; a real one has about a thousand

std::string boundTo(int format, const std::string& backend, const std::string& purpose) {
  return "rebate-console\n" + std::to_string(format) + '\n' + backend + '\n' + purpose;
}

QString toText(const std::string& bytes) {
  return QString::fromLatin1(QByteArray::fromStdString(bytes).toBase64());
}

std::string toBytes(const QJsonValue& text) {
  return QByteArray::fromBase64(text.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors).toStdString();
}

QJsonObject toJson(const RecoveryBox& box) {
  return {{QStringLiteral("operations"), static_cast<qint64>(box.derivation.operations)},
          {QStringLiteral("memory"), static_cast<qint64>(box.derivation.memory)},
          {QStringLiteral("salt"), toText(box.derivation.salt)},
          {QStringLiteral("private"), toText(box.privateKey)},
          {QStringLiteral("master"), toText(box.master)},
          {QStringLiteral("public"), toText(box.publicKey)}};
}

/// What is damaged in here is found when it is opened; the data keys do not depend on it.
RecoveryBox recoveryIn(const QJsonObject& json) {
  RecoveryBox box;
  box.derivation.operations = static_cast<std::uint64_t>(json.value(QLatin1String("operations")).toInteger());
  box.derivation.memory = static_cast<std::uint64_t>(json.value(QLatin1String("memory")).toInteger());
  box.derivation.salt = toBytes(json.value(QLatin1String("salt")));
  box.privateKey = toBytes(json.value(QLatin1String("private")));
  box.master = toBytes(json.value(QLatin1String("master")));
  box.publicKey = toBytes(json.value(QLatin1String("public")));
  return box;
}

Result<WrappedKeys> keysIn(const QJsonObject& root) {
  WrappedKeys keys;
  keys.format = root.value(QLatin1String("format")).toInt();
  if (keys.format > kKeyFormat) return Error{Errc::newer, "keys", "format " + std::to_string(keys.format)};
  keys.backend = root.value(QLatin1String("backend")).toString().toStdString();
  keys.entry = keys.format == 1 ? 1 : root.value(QLatin1String("entry")).toInt();
  const auto sealed = root.value(QLatin1String("keys")).toObject();
  for (auto at = sealed.begin(); at != sealed.end(); ++at) keys.sealed[at.key().toStdString()] = toBytes(at.value());
  const auto recovery = root.value(QLatin1String("recovery"));
  if (recovery.isObject()) keys.recovery = recoveryIn(recovery.toObject());
  if (keys.format < 1 || keys.entry < 1 || keys.backend.empty() || keys.sealed.empty())
    return Error{Errc::corrupt, "keys", "unreadable"};
  return keys;
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
  auto keys = keysIn(QJsonDocument::fromJson(file.read(kLargest)).object());
  if (!keys) return keys.error();
  return std::optional<WrappedKeys>{*std::move(keys)};
}

Outcome writeWrappedKeys(const std::string& path, const WrappedKeys& keys, const StepListener& step) {
  QJsonObject sealed;
  for (const auto& [purpose, box] : keys.sealed) sealed.insert(QString::fromStdString(purpose), toText(box));
  QJsonObject root{{QStringLiteral("format"), kKeyFormat},
                   {QStringLiteral("backend"), QString::fromStdString(keys.backend)},
                   {QStringLiteral("entry"), keys.entry},
                   {QStringLiteral("keys"), sealed}};
  if (keys.recovery) root.insert(QStringLiteral("recovery"), toJson(*keys.recovery));
  const auto name = QString::fromStdString(path);
  QSaveFile file(name);  // syncs before it renames
  if (!file.open(QIODevice::WriteOnly)) return Error{Errc::storage, "keys", file.errorString().toStdString()};
  file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
  // QSaveFile forgets what goes wrong with its own buffer and in fsync: on a full disk it would put an empty file
  // there.
  const auto bytes = QJsonDocument(root).toJson();
  if (file.write(bytes) != bytes.size() || !file.flush() || ::fsync(file.handle()) != 0)
    return Error{Errc::storage, "keys", file.errorString().toStdString()};
  if (step) step("written");
  if (!file.commit()) return Error{Errc::storage, "keys", file.errorString().toStdString()};
  if (step) step("renamed");
  syncFolder(name);
  return Done{};
}

std::string seal(const Secret& with, const Secret& key, const std::string& backend, const std::string& purpose) {
  return sealKey(with, key, boundTo(kKeyFormat, backend, purpose));
}

Result<Secret> unseal(const Secret& with, const std::string& box, const std::string& backend,
                      const std::string& purpose, int format) {
  auto key = unsealKey(with, box, boundTo(format, backend, purpose));
  if (!key) return Error{key.error().code, purpose, key.error().detail};
  return key;
}

}  // namespace rebate::vault
