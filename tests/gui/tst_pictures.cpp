// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pictures.h"

#include <QDir>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <set>

#include "clipped.h"
#include "gui_harness.h"
#include "ui/palette/palette.h"
#include "ui/settings/settings_dialog.h"
#include "ui/shell/toasts.h"
#include "ui/shell/top_bar.h"
#include "ui/style/elided_label.h"
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
  void theLargestText_data();
  void theLargestText();
  void thePalette();
  void manyRegions();
};

void PicturesTest::everyState_data() {
  QTest::addColumn<void*>("scene");
  QTest::addColumn<int>("pictures");
  const auto row = [](const char* name, GuiHarness::Scene scene, int pictures) {
    QTest::newRow(name) << reinterpret_cast<void*>(scene) << pictures;
  };
  row("signed-out", scenes::signedOut, 4);
  row("vault-locked", scenes::vaultLocked, 4);
  row("live", scenes::live, 36);
  row("failover", scenes::failoverRunning, 36);
  row("recovered", scenes::recovered, 36);
  row("offline", scenes::offline, 36);
  row("locked", scenes::locked, 4);
  row("lease-ending", scenes::leaseEnding, 36);
  row("sealed", scenes::sealed, 36);
  row("back", scenes::back, 36);
  row("read-only", scenes::readOnly, 36);
  row("nothing-yet", scenes::nothingYet, 36);
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
    for (const auto page : {PageId::overview, PageId::rebates, PageId::withdrawals, PageId::users, PageId::outbox}) {
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

void PicturesTest::theLargestText_data() {
  QTest::addColumn<int>("percent");
  QTest::addColumn<QSize>("size");
  QTest::newRow("130 %") << 130 << QSize(1600, 960);
  QTest::newRow("150 % on a small screen") << 150 << QSize(1280, 800);
  QTest::newRow("200 % on a small screen") << 200 << QSize(1280, 800);
}

void PicturesTest::theLargestText() {
  QFETCH(int, percent);
  QFETCH(QSize, size);
  GuiHarness gui(scenes::offline);
  gui.window->resize(size);
  gui.window->setTextSize(percent);
  const QDir folder(QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("pictures")));
  QCOMPARE(saveAllPictures(*gui.window, folder.path(), QStringLiteral("large-%1-").arg(percent)).size(), 36);
  QCOMPARE(gui.window->size(), size);
  for (const auto tongue : {Tongue::english, Tongue::chinese})
    for (const auto page : {PageId::overview, PageId::rebates, PageId::withdrawals, PageId::users, PageId::outbox}) {
      gui.window->setTongue(tongue);
      gui.window->go(page);
      QTRY_VERIFY2(clipped(*gui.window).isEmpty(), qPrintable(clipped(*gui.window).join(QStringLiteral(" | "))));
    }
  gui.window->showSettings();
  QTRY_VERIFY2(clipped(*gui.window->settings()).isEmpty(),
               qPrintable(clipped(*gui.window->settings()).join(QStringLiteral(" | "))));
  gui.window->setTextSize(100);
}

void PicturesTest::thePalette() {
  GuiHarness gui(scenes::live);
  const QDir folder(QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("pictures")));
  for (const auto tongue : {Tongue::english, Tongue::chinese})
    for (const auto theme : {Theme::dark, Theme::light}) {
      gui.window->setTongue(tongue);
      gui.window->setTheme(theme);
      gui.window->go(PageId::rebates);
      auto* palette = gui.window->showPalette();
      palette->field()->setText(QStringLiteral("lhx"));
      QTRY_VERIFY(palette->finds().done);
      QVERIFY2(clipped(*palette).isEmpty(), qPrintable(clipped(*palette).join(QStringLiteral(" | "))));
      gui.window->workbench()->toasts()->say(QStringLiteral("Copied."), ToastKind::done);
      const auto name = QStringLiteral("palette-%1-%2")
                            .arg(theme == Theme::dark ? QStringLiteral("dark") : QStringLiteral("light"),
                                 tongue == Tongue::english ? QStringLiteral("en") : QStringLiteral("zh"));
      QVERIFY(savePicture(*gui.window, folder.path(), name));
      palette->dismiss();
      QTRY_VERIFY(!gui.window->findChild<Palette*>());
    }
  gui.window->setTongue(Tongue::english);
}

void PicturesTest::manyRegions() {
  GuiHarness gui(scenes::live);
  gui.window->resize(1280, 800);
  const auto some = gui.workspace.state.regions;
  for (std::size_t count = 1; count <= 12; ++count) {
    gui.workspace.state.regions.clear();
    for (std::size_t i = 0; i < count; ++i) {
      gui.workspace.state.regions.push_back(some[i % some.size()]);
      gui.workspace.state.regions.back().name = "region-" + std::to_string(i);
      gui.workspace.state.regions.back().address = "http://127.0.1." + std::to_string(i);
    }
    gui.workspace.announceFacts();
    auto* bar = gui.window->workbench()->topBar();
    QCoreApplication::processEvents();
    QCOMPARE(gui.window->width(), 1280);
    QCOMPARE(bar->pills().size(), count);
    int right = 0;
    for (const auto* pill : bar->pills()) {
      QVERIFY2(pill->x() >= right, "they do not cover one another");
      right = pill->x() + pill->width();
      QVERIFY2(pill->accessibleName().contains(QStringLiteral("region-")), qPrintable(pill->accessibleName()));
    }
    QVERIFY(right <= bar->search()->x());
    QVERIFY2(clipped(*bar).isEmpty(), qPrintable(clipped(*bar).join(QStringLiteral(" | "))));
  }
}

QTEST_MAIN(PicturesTest)
#include "tst_pictures.moc"
