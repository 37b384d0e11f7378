// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pictures.h"

#include <QDir>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <set>

#include "clipped.h"
#include "gui_harness.h"
#include "ui/settings/settings_dialog.h"
#include "ui/style/fonts.h"

using namespace rebate;

namespace {

int coloursIn(const QImage& image) {
  std::set<QRgb> colours;
  for (int y = 0; y < image.height(); y += 7)
    for (int x = 0; x < image.width(); x += 7) colours.insert(image.pixel(x, y));
  return static_cast<int>(colours.size());
}

}  // namespace

/// Every state of the window in both themes and languages; kept under build/…/pictures to be looked at.
class PicturesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { qputenv("TZ", "Asia/Shanghai"); }
  void everyState_data();
  void everyState();
  void theSettings();
  void theLargestText();
};

void PicturesTest::everyState_data() {
  QTest::addColumn<void*>("scene");
  QTest::addColumn<int>("pictures");
  const auto row = [](const char* name, GuiHarness::Scene scene, int pictures) {
    QTest::newRow(name) << reinterpret_cast<void*>(scene) << pictures;
  };
  row("signed-out", scenes::signedOut, 4);
  row("vault-locked", scenes::vaultLocked, 4);
  row("live", scenes::live, 12);
  row("failover", scenes::failoverRunning, 12);
  row("recovered", scenes::recovered, 12);
  row("offline", scenes::offline, 12);
  row("locked", scenes::locked, 4);
  row("lease-ending", scenes::leaseEnding, 12);
  row("sealed", scenes::sealed, 12);
  row("back", scenes::back, 12);
  row("read-only", scenes::readOnly, 12);
  row("nothing-yet", scenes::nothingYet, 12);
}

void PicturesTest::everyState() {
  QFETCH(void*, scene);
  QFETCH(int, pictures);
  GuiHarness gui(reinterpret_cast<GuiHarness::Scene>(scene));
  if (QString::fromLatin1(QTest::currentDataTag()) != QStringLiteral("nothing-yet")) gui.addRates(true);
  const QDir folder(QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("pictures")));
  const auto prefix = QString::fromLatin1(QTest::currentDataTag()) + QLatin1Char('-');
  const auto written = saveAllPictures(*gui.window, folder.path(), prefix);
  QCOMPARE(written.size(), pictures);
  for (const auto& name : written) {
    const QImage image(folder.filePath(name + QStringLiteral(".png")));
    QCOMPARE(image.size(), QSize(1600, 960));
    QVERIFY2(coloursIn(image) > 12, qPrintable(name));
  }
  for (const auto tongue : {Tongue::english, Tongue::chinese})
    for (const auto page : {PageId::overview, PageId::rebates, PageId::outbox}) {
      gui.window->setTongue(tongue);
      gui.window->go(page);
      QTRY_VERIFY2(clipped(*gui.window).isEmpty(), qPrintable(clipped(*gui.window).join(QStringLiteral(" | "))));
      QCOMPARE(clippedHeadings(*gui.window).join(QLatin1Char('|')), QString());
    }
}

void PicturesTest::theSettings() {
  GuiHarness gui(scenes::offline);
  gui.workspace.state.recoverable = true;
  gui.workspace.state.cacheBytes = 734LL << 20;
  gui.window->showSettings();
  const QDir folder(QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("pictures")));
  QCOMPARE(savePictures(*gui.window, folder.path(), QStringLiteral("settings")).size(), 4);
  for (const auto tongue : {Tongue::english, Tongue::chinese}) {
    gui.window->setTongue(tongue);
    auto& dialog = *gui.window->settings();
    QTRY_VERIFY2(clipped(dialog).isEmpty(), qPrintable(clipped(dialog).join(QStringLiteral(" | "))));
  }
}

void PicturesTest::theLargestText() {
  GuiHarness gui(scenes::offline);
  gui.window->setTextSize(130);
  const QDir folder(QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("pictures")));
  QCOMPARE(saveAllPictures(*gui.window, folder.path(), QStringLiteral("large-")).size(), 12);
  for (const auto tongue : {Tongue::english, Tongue::chinese})
    for (const auto page : {PageId::overview, PageId::rebates, PageId::outbox}) {
      gui.window->setTongue(tongue);
      gui.window->go(page);
      QTRY_VERIFY2(clipped(*gui.window).isEmpty(), qPrintable(clipped(*gui.window).join(QStringLiteral(" | "))));
    }
  gui.window->setTextSize(100);
}

QTEST_MAIN(PicturesTest)
#include "tst_pictures.moc"
