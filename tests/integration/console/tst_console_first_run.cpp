// SPDX-License-Identifier: GPL-3.0-or-later
// The first run: an empty profile, a region behind TLS that nobody vouches for, its certificate looked at and trusted,
// then signed in; and what happens when somebody else answers in its place. Real window, real session, real regions;
// the keychain is in memory.
#include <QApplication>
#include <QLineEdit>
#include <QMessageAuthenticationCode>
#include <QPushButton>
#include <QRegularExpression>
#include <QUrlQuery>
#include <QtEndian>
#include <QtTest>

#include "console/region_file.h"
#include "console_start.h"
#include "link/pinning.h"
#include "link/qt_clock.h"
#include "link/qt_metric_source.h"
#include "link/qt_region_link.h"
#include "region/region_cluster.h"
#include "region/test_authority.h"
#include "ui/lock/lock_page.h"
#include "ui/shell/main_window.h"
#include "ui/signin/region_dialog.h"
#include "ui/signin/region_lines.h"
#include "ui/signin/sign_in_page.h"

using namespace rebate;
using namespace rebate::fixtures;

namespace {

constexpr int kLong = 30'000;

console::Engine engineOf(const QString& folder, std::map<std::string, Key>& keys,
                         const std::vector<RegionEntry>& entries) {
  return startedOver(folder, keys, [&](Clock&) {
    std::vector<RegionParts> regions;
    for (const auto& entry : entries)
      regions.push_back({entry.address, std::make_unique<link::QtRegionLink>(entry.address, 5'000, entry.pin),
                         std::make_unique<link::QtMetricSource>(entry.address, 1'500, entry.pin)});
    return regions;
  });
}

/// What an authenticator shows (RFC 6238, SHA-1, six digits): made here, so that it is not the region's own word.
class Authenticator {
 public:
  explicit Authenticator(const QString& otpauth) {
    const auto secret = QUrlQuery(QUrl(otpauth)).queryItemValue(QStringLiteral("secret")).toLatin1();
    QByteArray bits;
    for (const char letter : secret)
      bits +=
          QByteArray::number(QByteArray("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567").indexOf(letter), 2).rightJustified(5, '0');
    for (qsizetype at = 0; at + 8 <= bits.size(); at += 8) key_ += char(bits.mid(at, 8).toInt(nullptr, 2));
  }
  bool isSet() const { return !key_.isEmpty(); }
  /// Never the same twice: a code counts once. The next one is taken a little early, as clocks that differ may.
  QString next() {
    step_ = std::max(step_ + 1, QDateTime::currentSecsSinceEpoch() / 30);
    const auto counter = qToBigEndian(step_);
    const QByteArray message(reinterpret_cast<const char*>(&counter), sizeof counter);
    const auto digest = QMessageAuthenticationCode::hash(message, key_, QCryptographicHash::Sha1);
    const int offset = digest.back() & 0x0F;
    const auto number = qFromBigEndian<quint32>(digest.constData() + offset) & 0x7FFFFFFFU;
    return QString::number(number % 1000000).rightJustified(6, u'0');
  }

 private:
  QByteArray key_;
  qint64 step_ = 0;
};

/// One start of the console over a profile's folder.
struct Console {
  Console(const QString& folder, std::map<std::string, Key>& keys)
      : store(folder + QStringLiteral("/window.ini"), QSettings::IniFormat),
        settings(store),
        regions(folder, false),
        workspace([folder, &keys, entries = regions.entries()] { return engineOf(folder, keys, entries); }) {
    settings.setTongue(Tongue::english);
    regions.connectTo({[this] { return !isInside(workspace.facts().signIn); },
                       [this, folder, &keys](const std::vector<RegionEntry>& entries) {
                         workspace.rebuild([folder, &keys, entries] { return engineOf(folder, keys, entries); });
                       }});
    window = std::make_unique<MainWindow>(Context{workspace, clock, look, settings, nullptr, &regions}, language);
    window->show();
    window->activateWindow();
  }
  SignInPage* page() { return window->signInPage(); }

  QSettings store;
  Settings settings;
  console::RegionFile regions;
  link::QtClock clock;
  Look look;
  Language language;
  console::ThreadedWorkspace workspace;
  std::unique_ptr<MainWindow> window;
};

}  // namespace

class ConsoleFirstRunTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void addressesAreChecked_data();
  void addressesAreChecked();
  void anEmptyProfileBecomesSignedIn();
  void aOneTimeCodeIsAskedForAndEverythingIsRemembered();
  void somebodyElseIsNotTalkedTo();
  void whatIsThereIsSaid();

 private:
  void serve(const char* certificate);
  Authenticator enrol(const QString& name);
  void addRegion(Console& console);
  Result<RegionProbe> probe(const std::string& address);
  QString address() { return QStringLiteral("https://127.0.0.1:%1").arg(cluster_->client(0).port()); }

  TestAuthorities made_;
  std::unique_ptr<RegionCluster> cluster_;
};

void ConsoleFirstRunTest::initTestCase() {
  made_.authority("ours");
  made_.certificate("right", "ours", "IP:127.0.0.1");
  made_.certificate("other", "ours", "IP:127.0.0.1");
}

void ConsoleFirstRunTest::serve(const char* certificate) {
  cluster_ = std::make_unique<RegionCluster>();
  QCOMPARE(cluster_->import(sampleFeed()).status, 0);
  cluster_->addOperator(QStringLiteral("chen.jing"), QStringLiteral("finance"));
  cluster_->start(0, {4'000, 1'000, made_.tls(certificate)});
}

void ConsoleFirstRunTest::addressesAreChecked_data() {
  QTest::addColumn<QString>("typed");
  QTest::addColumn<QString>("address");
  const auto row = [](const char* typed, const char* address) {
    QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(address);
  };
  row("east.example", "https://east.example");
  row(" https://east.example/ ", "https://east.example");
  row("https://east.example:8443/api", "https://east.example:8443/api");
  row("http://127.0.0.1:8101", "http://127.0.0.1:8101");
  row("http://[::1]:8101", "http://[::1]:8101");
  row("http://localhost", "http://localhost");
  row("http://east.example", "notAllowed");
  row("http://127.0.0.1.east.example", "notAllowed");
  row("ftp://east.example", "invalid");
  row("https://chen@east.example", "invalid");
  row("https://east.example/?x=1", "invalid");
  row("", "invalid");
  row("not an address", "invalid");
}

void ConsoleFirstRunTest::addressesAreChecked() {
  QFETCH(QString, typed);
  QFETCH(QString, address);
  const auto read = link::regionAddress(typed.toStdString(), false);
  if (address == QLatin1String("invalid")) {
    QCOMPARE(read.error().code, Errc::invalid);
  } else if (address == QLatin1String("notAllowed")) {
    QCOMPARE(read.error().code, Errc::notAllowed);
    QVERIFY(link::regionAddress(typed.toStdString(), true).ok());
  } else {
    QCOMPARE(QString::fromStdString(*read), address);
  }
}

Authenticator ConsoleFirstRunTest::enrol(const QString& name) {
  const auto given = runRegion(
      {QStringLiteral("operator"), QStringLiteral("totp"), name, QStringLiteral("--store"), cluster_->store()});
  return Authenticator(QString::fromLatin1(given.out).trimmed());
}

/// By its address, over a certificate that nobody vouches for.
void ConsoleFirstRunTest::addRegion(Console& console) {
  auto* lines = console.page()->regions();
  QTRY_VERIFY(lines->addButton()->isVisible());
  QTest::keyClick(lines->addButton(), Qt::Key_Space);
  auto* dialog = lines->findChild<RegionDialog*>();
  QVERIFY(dialog);
  QTest::keyClicks(dialog->address(), address());
  QTest::keyClick(dialog->address(), Qt::Key_Return);
  QTRY_VERIFY_WITH_TIMEOUT(dialog->trustButton()->isEnabled(), kLong);
  QVERIFY2(dialog->shown().contains(QStringLiteral("does not know")), qPrintable(dialog->shown()));
  QTest::keyClick(dialog->trustButton(), Qt::Key_Space);
}

void ConsoleFirstRunTest::anEmptyProfileBecomesSignedIn() {
  serve("right");
  const QTemporaryDir profile;
  std::map<std::string, Key> keys;
  {
    Console console(profile.path(), keys);
    addRegion(console);
    QTRY_COMPARE_WITH_TIMEOUT(console.workspace.facts().regions.size(), 1U, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(console.page()->button()->isEnabled(), kLong);
    QTest::keyClicks(console.page()->name(), QStringLiteral("chen.jing"));
    QTest::keyClicks(console.page()->password(), QStringLiteral("correct horse"));
    QTest::keyClick(console.page()->password(), Qt::Key_Return);
    QTRY_VERIFY2_WITH_TIMEOUT(console.window->isSignedIn(), qPrintable(console.page()->message()), kLong);
    QTRY_VERIFY_WITH_TIMEOUT(console.workspace.facts().cached.total() > 10, kLong);
    QCOMPARE(console.regions.put({address().toStdString(), {}, {}}).error().code, Errc::busy);  // somebody is inside
  }
  Console again(profile.path(), keys);  // everything is remembered
  QCOMPARE(again.regions.entries().size(), 1U);
  QVERIFY(!again.regions.entries()[0].pin.empty());
  QTRY_VERIFY_WITH_TIMEOUT(again.window->isLocked(), kLong);
}

/// The code is asked for when the password was right, counts once, and is asked for again at the next start; the rest
/// is as it was left.
void ConsoleFirstRunTest::aOneTimeCodeIsAskedForAndEverythingIsRemembered() {
  serve("right");
  auto phone = enrol(QStringLiteral("chen.jing"));
  QVERIFY(phone.isSet());
  const QTemporaryDir profile;
  std::map<std::string, Key> keys;
  std::string pin;
  const auto used = phone.next();
  {
    Console console(profile.path(), keys);
    addRegion(console);
    auto* page = console.page();
    QTRY_VERIFY_WITH_TIMEOUT(page->button()->isEnabled(), kLong);
    QVERIFY(!page->code()->isVisible());
    QTest::keyClicks(page->name(), QStringLiteral("chen.jing"));
    QTest::keyClicks(page->password(), QStringLiteral("correct horse"));
    QTest::keyClick(page->password(), Qt::Key_Return);
    QTRY_VERIFY2_WITH_TIMEOUT(page->code()->isVisible(), qPrintable(page->message()), kLong);
    QVERIFY(!console.window->isSignedIn());
    QTRY_VERIFY(page->button()->isEnabled());
    QTest::keyClicks(page->code(), QStringLiteral("0"));  // too short to be one
    QTest::keyClick(page->code(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(page->button()->isEnabled() && !page->message().isEmpty(), kLong);
    QVERIFY(!console.window->isSignedIn());
    page->code()->clear();
    QTest::keyClicks(page->code(), used);
    QTest::keyClick(page->code(), Qt::Key_Return);
    QTRY_VERIFY2_WITH_TIMEOUT(console.window->isSignedIn(), qPrintable(page->message()), kLong);
    QTRY_VERIFY_WITH_TIMEOUT(console.workspace.facts().cached.total() > 10, kLong);
    pin = console.regions.entries().at(0).pin;
    QCOMPARE(pin, probe(address().toStdString())->certificate->key);
  }
  for (const auto& file : QDir(profile.path()).entryInfoList(QDir::Files)) {
    QFile kept(file.filePath());
    QVERIFY(kept.open(QIODevice::ReadOnly));
    const auto bytes = kept.readAll();
    QVERIFY2(!bytes.contains("correct horse") && !bytes.contains(used.toLatin1()), qPrintable(file.fileName()));
  }
  Console again(profile.path(), keys);
  QCOMPARE(again.regions.entries().size(), 1U);
  QCOMPARE(again.regions.entries().at(0).pin, pin);
  QTRY_VERIFY_WITH_TIMEOUT(again.window->isLocked(), kLong);
  auto* lock = again.window->findChild<LockPage*>();
  QVERIFY(lock);
  const auto& who = again.workspace.facts().who;
  QVERIFY(who && who->name == "chen.jing");
  QTest::keyClicks(lock->password(), QStringLiteral("correct horse"));
  QTest::keyClick(lock->password(), Qt::Key_Return);
  QTRY_VERIFY2_WITH_TIMEOUT(lock->code()->isVisible() || !again.window->isLocked(), qPrintable(lock->message()), kLong);
  if (lock->code()->isVisible()) {
    QTest::keyClicks(lock->code(), phone.next());
    QTest::keyClick(lock->code(), Qt::Key_Return);
  }
  QTRY_VERIFY2_WITH_TIMEOUT(!again.window->isLocked() && again.window->isSignedIn(), qPrintable(lock->message()),
                            kLong);
  QVERIFY(again.workspace.facts().cached.total() > 10);  // the copy is there at once
}

/// The same address, vouched for by the same authority, with another key: nothing is sent, and it is said.
void ConsoleFirstRunTest::somebodyElseIsNotTalkedTo() {
  serve("other");
  const QTemporaryDir profile;
  std::map<std::string, Key> keys;
  {
    console::RegionFile regions(profile.path(), false);
    const auto there = probe(address().toStdString());
    QVERIFY(there);
    QVERIFY(regions.put({address().toStdString(), "cn-east", std::string(64, 'a')}));
  }
  Console console(profile.path(), keys);
  QTRY_VERIFY_WITH_TIMEOUT(console.page()->button()->isEnabled(), kLong);
  QTest::keyClicks(console.page()->name(), QStringLiteral("chen.jing"));
  QTest::keyClicks(console.page()->password(), QStringLiteral("correct horse"));
  QTest::keyClick(console.page()->password(), Qt::Key_Return);
  QTRY_VERIFY2_WITH_TIMEOUT(console.page()->message().contains(QStringLiteral("another certificate")),
                            qPrintable(console.page()->message()), kLong);
  QVERIFY(!console.window->isSignedIn());
  auto* dialog = console.page()->regions()->review(address().toStdString());
  QVERIFY(dialog);
  QTRY_VERIFY_WITH_TIMEOUT(dialog->message().contains(QStringLiteral("another key")), kLong);
  QTest::keyClick(dialog->trustButton(), Qt::Key_Space);
  QCOMPARE(console.regions.entries().at(0).pin, probe(address().toStdString())->certificate->key);
  QTRY_VERIFY_WITH_TIMEOUT(console.page()->button()->isEnabled(), kLong);
  console.page()->password()->setText(QStringLiteral("correct horse"));
  QTest::keyClick(console.page()->password(), Qt::Key_Return);
  QTRY_VERIFY2_WITH_TIMEOUT(console.window->isSignedIn(), qPrintable(console.page()->message()), kLong);
}

Result<RegionProbe> ConsoleFirstRunTest::probe(const std::string& address) {
  link::RegionProber prober;
  std::optional<Result<RegionProbe>> answer;
  const auto asking = prober.ask(address, [&](const Result<RegionProbe>& probe) { answer = probe; });
  if (!QTest::qWaitFor([&] { return answer.has_value(); }, kLong)) return Error{Errc::timedOut, {}, {}};
  return *answer;
}

void ConsoleFirstRunTest::whatIsThereIsSaid() {
  serve("right");
  const auto there = probe(address().toStdString());
  QVERIFY(there);
  QVERIFY(there->certificate && !there->certificate->trusted && there->certificate->inTime);
  QCOMPARE(there->certificate->issuer, std::string("ours"));
  QCOMPARE(there->certificate->names, (std::vector<std::string>{"127.0.0.1"}));
  const auto file = QSslCertificate::fromPath(made_.path("right.pem")).value(0);
  QCOMPARE(there->certificate->key, link::keyHashOf(file));
  cluster_.reset();
  QCOMPARE(probe("https://127.0.0.1:1").error().code, Errc::unavailable);
}

QTEST_MAIN(ConsoleFirstRunTest)
#include "tst_console_first_run.moc"
