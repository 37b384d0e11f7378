// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader gets: the window on a screen of its own, its tree read over the accessibility bus.
#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusInterface>
#include <QDBusMessage>
#include <QDBusReply>
#include <QDBusVariant>
#include <QListWidget>
#include <QProcess>
#include <QStandardPaths>
#include <memory>

#include "gui_harness.h"

using namespace rebate;

namespace {

constexpr auto kChild = "--window";
const QString kAccessible = QStringLiteral("org.a11y.atspi.Accessible");

int runChild() {
  QTemporaryDir folder;
  QSettings store(folder.filePath(QStringLiteral("window.ini")), QSettings::IniFormat);
  Settings settings(store);
  FakeWorkspace workspace;
  scenes::live(workspace);
  Look look;
  Language language;
  MainWindow window(Context{workspace, workspace.clock, look, settings}, language);
  window.setTongue(Tongue::english);
  window.show();
  window.go(PageId::rebates);
  return QApplication::exec();
}

/// A program that ends with this object.
class Helper {
 public:
  ~Helper() {
    if (process.state() == QProcess::NotRunning) return;
    process.terminate();
    if (!process.waitForFinished(3'000)) process.kill();
    process.waitForFinished();
  }
  bool start(const QString& program, const QStringList& arguments, const QProcessEnvironment& environment) {
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    return process.waitForStarted();
  }
  QByteArray line() {
    while (!process.canReadLine())
      if (!process.waitForReadyRead()) return {};
    return process.readLine().trimmed();
  }
  QProcess process;
};

struct Node {
  QString name;
  QString role;
};

struct Place {
  QString service;
  QString path;
};

/// Children of an accessible: pairs of bus name and path.
QList<Place> childrenOf(const QDBusConnection& bus, const Place& place) {
  auto call = QDBusMessage::createMethodCall(place.service, place.path, kAccessible, QStringLiteral("GetChildren"));
  const auto reply = bus.call(call, QDBus::Block, 3'000);
  QList<Place> found;
  if (reply.type() != QDBusMessage::ReplyMessage || reply.arguments().isEmpty()) return found;
  const auto list = reply.arguments().front().value<QDBusArgument>();
  list.beginArray();
  while (!list.atEnd()) {
    QDBusObjectPath path;
    Place child;
    list.beginStructure();
    list >> child.service >> path;
    list.endStructure();
    child.path = path.path();
    found << child;
  }
  list.endArray();
  return found;
}

QString nameOf(const QDBusConnection& bus, const Place& place) {
  auto call = QDBusMessage::createMethodCall(place.service, place.path,
                                             QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
  call << kAccessible << QStringLiteral("Name");
  const QDBusReply<QDBusVariant> reply = bus.call(call, QDBus::Block, 3'000);
  return reply.isValid() ? reply.value().variant().toString() : QString();
}

QString roleOf(const QDBusConnection& bus, const Place& place) {
  auto call = QDBusMessage::createMethodCall(place.service, place.path, kAccessible, QStringLiteral("GetRoleName"));
  const QDBusReply<QString> reply = bus.call(call, QDBus::Block, 3'000);
  return reply.isValid() ? reply.value() : QString();
}

/// All below a place; cells of tables are left out, there are thousands.
void collect(const QDBusConnection& bus, const Place& place, int depth, QList<Node>& nodes) {
  if (depth > 24 || nodes.size() > 2'000) return;
  const Node node{nameOf(bus, place), roleOf(bus, place)};
  nodes << node;
  if (node.role == QStringLiteral("table") || node.role == QStringLiteral("list")) return;
  for (const auto& child : childrenOf(bus, place)) collect(bus, child, depth + 1, nodes);
}

}  // namespace

class AtSpiTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void pagesTablesAndButtonsAreTold();
};

void AtSpiTest::pagesTablesAndButtonsAreTold() {
  const auto launcher = QStringLiteral("/usr/libexec/at-spi-bus-launcher");
  if (QStandardPaths::findExecutable(QStringLiteral("Xvfb")).isEmpty() || !QFile::exists(launcher))
    QSKIP("needs Xvfb and at-spi2-core: packaging/setup");
  QTemporaryDir home;
  auto environment = QProcessEnvironment::systemEnvironment();
  environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), home.path());
  environment.insert(QStringLiteral("HOME"), home.path());
  Helper screen, bus, accessibility, window;
  QVERIFY(
      screen.start(QStringLiteral("Xvfb"),
                   {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"), QStringLiteral("0"),
                    QStringLiteral("1700x1000x24"), QStringLiteral("-nolisten"), QStringLiteral("tcp")},
                   environment));
  const auto display = screen.line();
  QVERIFY(!display.isEmpty());
  environment.insert(QStringLiteral("DISPLAY"), QStringLiteral(":") + QString::fromLatin1(display));
  QVERIFY(bus.start(QStringLiteral("dbus-daemon"),
                    {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")},
                    environment));
  const auto address = QString::fromLatin1(bus.line());
  environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), address);
  QVERIFY(accessibility.start(launcher, {QStringLiteral("--launch-immediately")}, environment));
  environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
  environment.insert(QStringLiteral("QT_LINUX_ACCESSIBILITY_ALWAYS_ON"), QStringLiteral("1"));
  auto session = QDBusConnection::connectToBus(address, QStringLiteral("session"));
  QTRY_VERIFY_WITH_TIMEOUT(QDBusInterface(QStringLiteral("org.a11y.Bus"), QStringLiteral("/org/a11y/bus"),
                                          QStringLiteral("org.a11y.Bus"), session)
                               .isValid(),
                           20'000);
  QVERIFY(window.start(QCoreApplication::applicationFilePath(), {QLatin1String(kChild)}, environment));
  const QDBusReply<QString> where = QDBusInterface(QStringLiteral("org.a11y.Bus"), QStringLiteral("/org/a11y/bus"),
                                                   QStringLiteral("org.a11y.Bus"), session)
                                        .call(QStringLiteral("GetAddress"));
  QVERIFY(where.isValid());
  const auto reader = QDBusConnection::connectToBus(where.value(), QStringLiteral("reader"));
  QVERIFY(reader.isConnected());
  const Place desktop{QStringLiteral("org.a11y.atspi.Registry"), QStringLiteral("/org/a11y/atspi/accessible/root")};
  QList<Node> nodes;
  const auto has = [&nodes](const QString& role, const QString& name) {
    for (const auto& node : nodes)
      if (node.role == role && node.name == name) return true;
    return false;
  };
  const auto isThere = [&] {
    nodes.clear();
    collect(reader, desktop, 0, nodes);
    return has(QStringLiteral("list"), QStringLiteral("Pages"));
  };
  QTRY_VERIFY_WITH_TIMEOUT(isThere(), 30'000);
  QStringList all;
  for (const auto& node : nodes) all << node.role + QLatin1Char('=') + node.name;
  const auto told = qPrintable(all.join(QStringLiteral("; ")));
  for (const auto* button : {"Find a person, an order, an action", "Settings"})
    QVERIFY2(has(QStringLiteral("push button"), QString::fromLatin1(button)) ||
                 has(QStringLiteral("button"), QString::fromLatin1(button)),
             told);
  QVERIFY2(has(QStringLiteral("table"), QStringLiteral("Rebates")), told);
  QVERIFY2(all.filter(QStringLiteral("menu item")).size() + all.filter(QStringLiteral("menu bar")).size() > 0, told);
  QVERIFY2(all.contains(QStringLiteral("filler=Rebates")) || all.contains(QStringLiteral("panel=Rebates")), told);
}

int main(int argc, char** argv) {
  if (argc == 2 && qstrcmp(argv[1], kChild) == 0) {
    QApplication application(argc, argv);
    return runChild();
  }
  QCoreApplication application(argc, argv);
  AtSpiTest test;
  return QTest::qExec(&test, argc, argv);
}
#include "tst_atspi.moc"
