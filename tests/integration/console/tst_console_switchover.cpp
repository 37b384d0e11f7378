// SPDX-License-Identifier: GPL-3.0-or-later
// A switchover by two people in their real windows, over three real regions: one asks, the other approves, and both
// have on record what came of it.
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest>

#include "region/region_cluster.h"
#include "ui/failovers/failovers_page.h"
#include "ui/failovers/switchover_panel.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workbench.h"
#include "whole_console/whole_console.h"

using namespace rebate;
using namespace rebate::fixtures;

namespace {

constexpr const char* kPassword = "correct horse";
constexpr int kPatience = 60'000;

std::string addressOf(RegionCluster& cluster, int index) {
  return "http://127.0.0.1:" + std::to_string(cluster.client(index).port());
}

/// Three regions that know each other.
std::unique_ptr<RegionCluster> threeRegions() {
  auto cluster = std::make_unique<RegionCluster>();
  if (cluster->import(sampleFeed()).status != 0) qFatal("nothing imported");
  cluster->addOperator(QStringLiteral("zhao.lei"), QStringLiteral("incident"));
  cluster->addOperator(QStringLiteral("wu.min"), QStringLiteral("admin"));
  cluster->startKnowingEachOther(1500, 300);
  return cluster;
}

/// Somebody's window, at the failovers page.
struct Desktop {
  Desktop(RegionCluster& cluster, const char* person)
      : console({addressOf(cluster, 0), addressOf(cluster, 1), addressOf(cluster, 2)}) {
    if (!console.signIn(QLatin1String(person), QLatin1String(kPassword))) qFatal("%s is not let in", person);
    console.window().workbench()->go(PageId::failovers);
  }
  SwitchoverPanel* panel() { return console.window().findChild<FailoversPage*>()->switchover(); }
  bool press(const char* name) {
    auto* button = panel()->findChild<QPushButton*>(QLatin1String(name));
    if (button == nullptr || !button->isVisible() || !button->isEnabled()) return false;
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    return true;
  }
  void type(const char* name, const std::string& text) {
    auto* field = panel()->findChild<QLineEdit*>(QLatin1String(name));
    QVERIFY(field);
    field->selectAll();
    QTest::keyClicks(field, QString::fromStdString(text));
  }
  QString why() { return panel()->findChild<QLabel*>(QStringLiteral("whyNotSwitchover"))->text(); }
  bool leads(const std::string& region) const {
    return console.facts().target.state == WriteState::writing && console.facts().target.region == region;
  }
  const FailoverRecord* last() const {
    const auto& all = console.records().facts().failovers;
    return all.empty() ? nullptr : &all.front();
  }

  WholeConsole console;
};

}  // namespace

class TestConsoleSwitchover : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void twoPeopleHandTheLeadershipOver() {
    auto cluster = threeRegions();
    Desktop asks(*cluster, "zhao.lei"), approves(*cluster, "wu.min");
    QVERIFY(QTest::qWaitFor([&] { return asks.console.facts().target.state == WriteState::writing; }, kPatience));
    const auto from = asks.console.facts().target.region;
    auto* candidates = asks.panel()->findChild<QComboBox*>();
    QVERIFY(QTest::qWaitFor([&] { return candidates->count() == 2; }, kPatience));
    const auto to = candidates->currentText().toStdString();
    QVERIFY(to != from);
    asks.type("switchoverReason", "kernel update");
    // What may not be done now says why: the leadership is young, or the preflight is under way.
    QVERIFY(!asks.press("askSwitchover"));
    QVERIFY(!asks.why().isEmpty());
    asks.type("typedRegion", to);
    const auto ready = [&] {
      asks.panel()->check();
      return QTest::qWaitFor([&] { return asks.why().isEmpty(); }, 1'000);
    };
    QVERIFY(QTest::qWaitFor([&] { return ready(); }, kPatience));
    QVERIFY(asks.press("askSwitchover"));
    const auto* open = asks.panel()->findChild<QLabel*>(QStringLiteral("orderStands"));
    QVERIFY(QTest::qWaitFor([&] { return open->isVisible(); }, kPatience));
    QVERIFY(!asks.press("approveSwitchover"));  // their own
    // Once: what was pressed is gone.
    QVERIFY(QTest::qWaitFor([&] { return approves.press("approveSwitchover"); }, kPatience));
    for (auto* each : {&asks, &approves}) {
      QVERIFY(QTest::qWaitFor([&] { return each->leads(to); }, kPatience));
      QVERIFY(
          QTest::qWaitFor([&] { return each->last() && each->last()->kind == FailoverKind::switchover; }, kPatience));
      const auto& record = *each->last();
      QCOMPARE(record.askedBy, std::string("zhao.lei"));
      QCOMPARE(record.decidedBy, std::string("wu.min"));
      QCOMPARE(record.measured.lost, from);
      QCOMPARE(record.measured.successor, to);
      const auto& events = each->console.records().facts().events;
      QVERIFY(std::any_of(events.begin(), events.end(), [](const RecordEvent& event) {
        return event.kind == EventKind::switchover && event.after == name(SwitchoverState::done);
      }));
    }
    QVERIFY(QTest::qWaitFor([&] { return cluster->check().value(QStringLiteral("ok")).toBool(); }, kPatience));
  }
};

QTEST_MAIN(TestConsoleSwitchover)
#include "tst_console_switchover.moc"
