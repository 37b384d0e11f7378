// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader gets: the window on a screen of its own, its tree read over the accessibility bus.
#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusInterface>
#include <QDBusMessage>
#include <QDBusReply>
#include <QDBusVariant>
#include <QListWidget>
#include <QProcess>
#include <QPushButton>
#include <QStandardPaths>
#include <memory>

#include "gui_harness.h"

using namespace rebate;

namespace {

constexpr auto kChild = "--window";
constexpr auto kPlainChild = "--plain";
const QString kPlainName = QStringLiteral("Plain button");
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

/// The least a desktop can show: when a reader does not hear of this either, it is not our window's fault.
int runPlainChild() {
  QPushButton button(kPlainName);
  button.show();
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
  void initTestCase();
  void pagesTablesAndButtonsAreTold();

 private:
  bool startWindow(Helper& window, const char* what) {
    return window.start(QCoreApplication::applicationFilePath(), {QLatin1String(what)}, environment_);
  }
  bool hears(const QString& role, const QString& name);
  void listen();
  bool has(const QString& role, const QString& name) const;

  QTemporaryDir home_;
  QProcessEnvironment environment_ = QProcessEnvironment::systemEnvironment();
  Helper screen_;
  Helper bus_;
  Helper accessibility_;
  std::optional<QDBusConnection> reader_;
  QList<Node> nodes_;
};

void AtSpiTest::initTestCase() {
  const auto launcher = QStringLiteral("/usr/libexec/at-spi-bus-launcher");
  if (QStandardPaths::findExecutable(QStringLiteral("Xvfb")).isEmpty() || !QFile::exists(launcher))
    QSKIP("needs Xvfb and at-spi2-core: packaging/setup");
  environment_.insert(QStringLiteral("XDG_RUNTIME_DIR"), home_.path());
  environment_.insert(QStringLiteral("HOME"), home_.path());
  QVERIFY(
      screen_.start(QStringLiteral("Xvfb"),
                    {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"), QStringLiteral("0"),
                     QStringLiteral("1700x1000x24"), QStringLiteral("-nolisten"), QStringLiteral("tcp")},
                    environment_));
  const auto display = screen_.line();
  QVERIFY(!display.isEmpty());
  environment_.insert(QStringLiteral("DISPLAY"), QStringLiteral(":") + QString::fromLatin1(display));
  QVERIFY(bus_.start(QStringLiteral("dbus-daemon"),
                     {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")},
                     environment_));
  const auto address = QString::fromLatin1(bus_.line());
  environment_.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), address);
  QVERIFY(accessibility_.start(launcher, {QStringLiteral("--launch-immediately")}, environment_));
  environment_.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
  environment_.insert(QStringLiteral("QT_LINUX_ACCESSIBILITY_ALWAYS_ON"), QStringLiteral("1"));
  auto session = QDBusConnection::connectToBus(address, QStringLiteral("session"));
  const auto a11y = [&session] {
    return std::make_unique<QDBusInterface>(QStringLiteral("org.a11y.Bus"), QStringLiteral("/org/a11y/bus"),
                                            QStringLiteral("org.a11y.Bus"), session);
  };
  QTRY_VERIFY_WITH_TIMEOUT(a11y()->isValid(), 20'000);
  const QDBusReply<QString> where = a11y()->call(QStringLiteral("GetAddress"));
  QVERIFY(where.isValid());
  reader_ = QDBusConnection::connectToBus(where.value(), QStringLiteral("reader"));
  QVERIFY(reader_->isConnected());
  Helper plain;
  QVERIFY(startWindow(plain, kPlainChild));
  QDeadlineTimer patience(30'000);
  while (!hears(QStringLiteral("push button"), kPlainName) && !hears(QStringLiteral("button"), kPlainName)) {
    if (patience.hasExpired())
      QSKIP(qPrintable(QStringLiteral("a reader on this machine hears of no program at all: ") +
                       QString::fromLocal8Bit(plain.process.readAllStandardError())));
    QTest::qWait(50);
  }
}

/// What every program on the accessibility bus tells of itself; asked directly, so that it does not matter when the
/// registry gets to know of one.
void AtSpiTest::listen() {
  nodes_.clear();
  const QStringList names = reader_->interface()->registeredServiceNames();
  for (const auto& name : names) {
    const Place root{name, QStringLiteral("/org/a11y/atspi/accessible/root")};
    if (name.startsWith(QLatin1Char(':')) && name != reader_->baseService() &&
        roleOf(*reader_, root) == QStringLiteral("application"))
      collect(*reader_, root, 0, nodes_);
  }
}

bool AtSpiTest::has(const QString& role, const QString& name) const {
  for (const auto& node : nodes_)
    if (node.role == role && node.name == name) return true;
  return false;
}

bool AtSpiTest::hears(const QString& role, const QString& name) {
  listen();
  return has(role, name);
}

void AtSpiTest::pagesTablesAndButtonsAreTold() {
  Helper window;
  QVERIFY(startWindow(window, kChild));
  QDeadlineTimer patience(60'000);
  while (!hears(QStringLiteral("list"), QStringLiteral("Pages")) && !patience.hasExpired()) {
    QVERIFY2(window.process.state() == QProcess::Running, window.process.readAllStandardError().constData());
    QTest::qWait(50);
  }
  QStringList all;
  for (const auto& node : nodes_) all << node.role + QLatin1Char('=') + node.name;
  const auto text = all.join(QStringLiteral("; ")).toUtf8() + " | " + window.process.readAllStandardError();
  const auto* told = text.constData();
  QVERIFY2(has(QStringLiteral("list"), QStringLiteral("Pages")), told);
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
  if (argc == 2 && qstrcmp(argv[1], kPlainChild) == 0) {
    QApplication application(argc, argv);
    return runPlainChild();
  }
  QCoreApplication application(argc, argv);
  AtSpiTest test;
  return QTest::qExec(&test, argc, argv);
}
#include "tst_atspi.moc"
