// SPDX-License-Identifier: GPL-3.0-or-later
// Memory stays flat however often pages are switched.
#include <malloc.h>
#include <QFile>

#include <array>

#include "gui_harness.h"
#include "ui/shell/workbench.h"

using namespace rebate;

namespace {

constexpr int kWarm = 1'000, kSwitches = 10'000;
constexpr qint64 kNoise = 4 * 1'024;  // KiB; 400 bytes a switch

qint64 residentKib() {
  malloc_trim(0);
  QFile status(QStringLiteral("/proc/self/status"));
  if (!status.open(QIODevice::ReadOnly)) return 0;
  for (const auto& line : status.readAll().split('\n'))
    if (line.startsWith("VmRSS:")) return line.mid(6).simplified().split(' ').first().toLongLong();
  return 0;
}

}  // namespace

class PageSwitchesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void memoryStaysFlat();
};

void PageSwitchesTest::memoryStaysFlat() {
  GuiHarness gui(scenes::live);
  gui.window->resize(1100, 700);
  constexpr std::array kAll{PageId::overview, PageId::rebates, PageId::withdrawals, PageId::users,
                            PageId::outbox,   PageId::audit,   PageId::admin};
  std::vector<PageId> pages;
  for (const auto page : kAll)
    if (gui.window->workbench()->has(page)) pages.push_back(page);
  QVERIFY(pages.size() >= 3);
  qint64 warm = 0;
  for (int i = 0; i < kWarm + kSwitches; ++i) {
    if (i == kWarm) warm = residentKib();
    gui.window->go(pages[static_cast<std::size_t>(i) % pages.size()]);
    if (i % 50 == 0) gui.workspace.announceFacts();
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);  // there is no exec() here that would do it
  }
  const auto grown = residentKib() - warm;
  qInfo("%d switches over %zu pages: resident %lld KiB, grown by %lld KiB", kSwitches, pages.size(),
        static_cast<long long>(warm), static_cast<long long>(grown));
#ifndef __SANITIZE_ADDRESS__  // it keeps what was freed for a while, and looks for leaks itself
  QVERIFY2(grown < kNoise, qPrintable(QString::number(grown)));
#endif
}

QTEST_MAIN(PageSwitchesTest)
#include "tst_page_switches.moc"
