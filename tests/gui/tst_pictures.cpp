// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pictures.h"

#include <QDir>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <set>

#include "gui_harness.h"
#include "ui/settings/settings_dialog.h"
#include "ui/style/fonts.h"

using namespace rebate;

namespace {

/// Labels and buttons whose text does not fit into them.
QStringList clipped(const QWidget& window) {
  QStringList found;
  for (const auto* label : window.findChildren<QLabel*>()) {
    if (!label->isVisible() || label->wordWrap() || label->text().isEmpty()) continue;
    const int needed = label->fontMetrics().horizontalAdvance(label->text());
    if (label->contentsRect().width() < needed) found << label->text();
  }
  for (const auto* label : window.findChildren<QLabel*>()) {
    if (!label->isVisible() || !label->wordWrap() || label->text().isEmpty()) continue;
    if (label->height() + 4 < label->heightForWidth(label->width()))
      found << QStringLiteral("%1 (%2 < %3 px)")
                   .arg(label->text())
                   .arg(label->height())
                   .arg(label->heightForWidth(label->width()));
  }
  for (const auto* button : window.findChildren<QPushButton*>())
    if (button->isVisible() && button->width() < button->sizeHint().width())
      found
          << QStringLiteral("%1 (%2 < %3 px)").arg(button->text()).arg(button->width()).arg(button->sizeHint().width());
  return found;
}

/// Column headings that do not fit; the last column's may be followed by the scroll bar.
QStringList clippedHeadings(const QWidget& window) {
  QStringList found;
  for (const auto* header : window.findChildren<QHeaderView*>()) {
    if (!header->isVisible() || header->orientation() != Qt::Horizontal) continue;
    // The section's own hint reserves room for a sort sign in every column; the text and its left padding do not.
    const QFontMetrics metrics(bodyFont(12, QFont::Medium));
    for (int column = 0; column < header->count(); ++column) {
      const auto text = header->model()->headerData(column, Qt::Horizontal).toString();
      if (header->sectionSize(column) < metrics.horizontalAdvance(text) + 11) found << text;
    }
  }
  return found;
}

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
