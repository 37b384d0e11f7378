// SPDX-License-Identifier: GPL-3.0-or-later
// Real regions that speak other versions of the API: recognised before anybody signs in, and not guessed at.
#include <QTemporaryDir>
#include <QtTest>

#include "headless/headless_console.h"
#include "region/people_desk.h"

using namespace rebate;
using namespace rebate::fixtures;

namespace {

constexpr const char* kSwitch = "REBATE_REGION_API";

std::string addressOf(RegionCluster& cluster, int index) {
  return "http://127.0.0.1:" + std::to_string(cluster.client(index).port());
}

std::string next(int major, int minor) {
  return textOf(ApiVersion{kApiVersion.major + major, kApiVersion.minor + minor});
}

const RegionView* viewOf(const HeadlessConsole& console, const std::string& address) {
  for (const auto& view : console.facts().regions)
    if (view.address == address) return &view;
  return nullptr;
}

}  // namespace

class TestConsoleVersions : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void cleanup() { qunsetenv(kSwitch); }

  void eachIsRecognised() {
    PeopleDesk people;  // the first one speaks what this program speaks
    auto& cluster = people.cluster();
    qputenv(kSwitch, QByteArray::fromStdString(next(1, 0)));
    cluster.start(1);
    qputenv(kSwitch, QByteArray());
    cluster.start(2);
    Desk desk;
    QTemporaryDir folder;
    HeadlessConsole console(desk, folder.path().toStdString(),
                            {addressOf(cluster, 0), addressOf(cluster, 1), addressOf(cluster, 2)});
    const auto fits = [&](int index) {
      const auto& api = viewOf(console, addressOf(cluster, index))->api;
      return api ? std::optional(fitOf(*api)) : std::nullopt;
    };
    // Before anybody has signed in.
    QVERIFY(HeadlessConsole::waitFor([&] { return fits(0) && fits(1) && fits(2); }));
    QVERIFY(fits(0) == ApiFit::same);
    QVERIFY(fits(1) == ApiFit::newerMajor);
    QVERIFY(fits(2) == ApiFit::olderMinor);
    QVERIFY(console.signIn("li.na", "correct horse"));
    QVERIFY(HeadlessConsole::waitFor([&] {
      return viewOf(console, addressOf(cluster, 0))->link == LinkState::live &&
             viewOf(console, addressOf(cluster, 2))->link == LinkState::live &&
             viewOf(console, addressOf(cluster, 1))->link == LinkState::refused;
    }));
    QVERIFY(console.facts().target.state == WriteState::writing);
  }

  void aNewerMinorIsFine() {
    qputenv(kSwitch, QByteArray::fromStdString(next(0, 3)));
    PeopleDesk people;
    Desk desk;
    QTemporaryDir folder;
    const auto address = addressOf(people.cluster(), 0);
    HeadlessConsole console(desk, folder.path().toStdString(), {address});
    QVERIFY(console.signIn("li.na", "correct horse"));
    QVERIFY(HeadlessConsole::waitFor([&] { return viewOf(console, address)->link == LinkState::live; }));
    QVERIFY(fitOf(*viewOf(console, address)->api) == ApiFit::newerMinor);
  }

  void nobodySignsInWhereNobodyUnderstands() {
    qputenv(kSwitch, QByteArray::fromStdString(next(1, 0)));
    PeopleDesk people;
    Desk desk;
    QTemporaryDir folder;
    const auto address = addressOf(people.cluster(), 0);
    HeadlessConsole console(desk, folder.path().toStdString(), {address});
    QVERIFY(HeadlessConsole::waitFor([&] { return viewOf(console, address)->api.has_value(); }));
    QCOMPARE(console.signIn("li.na", "correct horse").error().code, Errc::unavailable);
    QVERIFY(!people.text("SELECT entity FROM audit WHERE action = 'session.opened' AND actor = 'li.na'"));
  }
};

QTEST_GUILESS_MAIN(TestConsoleVersions)
#include "tst_console_versions.moc"
