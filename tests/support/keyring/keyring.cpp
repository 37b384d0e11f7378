// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyring/keyring.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVirtualObject>
#include <QProcess>
#include <QTest>
#include <csignal>

namespace rebate::fixtures {
namespace {

const auto kService = QStringLiteral("org.freedesktop.secrets");
const auto kPath = QStringLiteral("/org/freedesktop/secrets");
const auto kInterface = QStringLiteral("org.freedesktop.Secret.Service");
const auto kPassword = QByteArrayLiteral("throw-away");  // as in with-keyring

QDBusObjectPath login() {
  return QDBusObjectPath(QStringLiteral("/org/freedesktop/secrets/collection/login"));
}

/// A secret as it travels: in the plain session of `session`.
struct Travelling {
  QDBusObjectPath session;
  QByteArray parameters, value;
  QString type = QStringLiteral("text/plain");
};

QDBusArgument& operator<<(QDBusArgument& argument, const Travelling& secret) {
  argument.beginStructure();
  argument << secret.session << secret.parameters << secret.value << secret.type;
  argument.endStructure();
  return argument;
}
const QDBusArgument& operator>>(const QDBusArgument& argument, Travelling& secret) {
  argument.beginStructure();
  argument >> secret.session >> secret.parameters >> secret.value >> secret.type;
  argument.endStructure();
  return argument;
}

QDBusMessage call(const QString& interface, const QString& method, const QVariantList& arguments) {
  auto message = QDBusMessage::createMethodCall(kService, kPath, interface, method);
  message.setArguments(arguments);
  return QDBusConnection::sessionBus().call(message);
}

bool isReply(const QDBusMessage& message) {
  if (message.type() != QDBusMessage::ReplyMessage) qWarning("keyring: %s", qPrintable(message.errorMessage()));
  return message.type() == QDBusMessage::ReplyMessage;
}

/// Is asked, and says nothing.
class SilentPrompter : public QDBusVirtualObject {
 public:
  QString introspect(const QString&) const override { return {}; }
  bool handleMessage(const QDBusMessage& message, const QDBusConnection&) override {
    message.setDelayedReply(true);
    return true;
  }
};

}  // namespace

Keyring::Keyring() : pid_(qEnvironmentVariable("KEYRING_PID").toInt()) {
  qDBusRegisterMetaType<Travelling>();
  qDBusRegisterMetaType<QMap<QString, QString>>();
}

Keyring::~Keyring() {
  asksNobody();
  if (!started_) return;
  go();
  started_->terminate();
  started_->waitForFinished();
}

bool Keyring::lock() {
  return isReply(call(kInterface, QStringLiteral("Lock"), {QVariant::fromValue(QList<QDBusObjectPath>{login()})}));
}

bool Keyring::unlock() {
  const auto session = call(kInterface, QStringLiteral("OpenSession"),
                            {QStringLiteral("plain"), QVariant::fromValue(QDBusVariant(QString()))});
  if (!isReply(session)) return false;
  const Travelling secret{session.arguments().value(1).value<QDBusObjectPath>(), {}, kPassword};
  return isReply(call(QStringLiteral("org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"),
                      QStringLiteral("UnlockWithMasterPassword"),
                      {QVariant::fromValue(login()), QVariant::fromValue(secret)}));
}

void Keyring::pause() {
  ::kill(static_cast<pid_t>(pid_), SIGSTOP);
}
void Keyring::go() {
  ::kill(static_cast<pid_t>(pid_), SIGCONT);
}

bool Keyring::stop() {
  ::kill(static_cast<pid_t>(pid_), SIGTERM);
  if (started_) started_->waitForFinished();
  return QTest::qWaitFor([this] { return !isThere(); }, 20'000);
}

bool Keyring::start() {
  started_ = std::make_unique<QProcess>();
  started_->setStandardErrorFile(QProcess::nullDevice());
  started_->setStandardOutputFile(QProcess::nullDevice());
  started_->start(QStringLiteral("gnome-keyring-daemon"),
                  {QStringLiteral("--foreground"), QStringLiteral("--unlock"), QStringLiteral("--components=secrets")});
  started_->write(kPassword);
  started_->closeWriteChannel();
  pid_ = started_->processId();
  return QTest::qWaitFor([this] { return isThere(); }, 20'000);
}

bool Keyring::asks() {
  auto prompter = QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("prompter"));
  auto silent = std::make_unique<SilentPrompter>();
  const bool there = prompter.registerVirtualObject(QStringLiteral("/"), silent.get(), QDBusConnection::SubPath);
  prompter_ = std::move(silent);
  return there && prompter.registerService(QStringLiteral("org.gnome.keyring.SystemPrompter"));
}

void Keyring::asksNobody() {
  QDBusConnection::disconnectFromBus(QStringLiteral("prompter"));
}

int Keyring::entries() {
  const auto found = call(kInterface, QStringLiteral("SearchItems"), {QVariant::fromValue(QMap<QString, QString>{})});
  if (!isReply(found)) return -1;
  qsizetype count = 0;
  for (const auto& paths : found.arguments()) count += qdbus_cast<QList<QDBusObjectPath>>(paths).size();
  return static_cast<int>(count);
}

QString Keyring::folder() {
  return qEnvironmentVariable("XDG_DATA_HOME") + QStringLiteral("/keyrings");
}

bool Keyring::isThere() const {
  return QDBusConnection::sessionBus().interface()->isServiceRegistered(kService);
}

}  // namespace rebate::fixtures
