// SPDX-License-Identifier: GPL-3.0-or-later
// A region that speaks another version: said where its state is said, with which side is older and what to do.
#include <QLabel>

#include "gui_harness.h"
#include "ui/overview/overview_page.h"
#include "ui/overview/part_words.h"
#include "ui/overview/region_card.h"
#include "ui/shell/workbench.h"
#include "ui/signin/sign_in_page.h"

using namespace rebate;

namespace {

QString textsIn(const QWidget& widget) {
  QStringList texts;
  for (const auto* label : widget.findChildren<QLabel*>())
    if (label->isVisible()) texts << label->text();
  return texts.join(QLatin1Char('\n'));
}

ApiVersion beside(int major, int minor) {
  return {kApiVersion.major + major, kApiVersion.minor + minor};
}

}  // namespace

class ApiVersionsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void whoIsOlderIsSaid_data() {
    QTest::addColumn<int>("major");
    QTest::addColumn<int>("minor");
    QTest::addColumn<QString>("said");
    QTest::newRow("same") << 0 << 0 << QString();
    QTest::newRow("newer minor") << 0 << 1 << QStringLiteral("This console is older");
    QTest::newRow("older minor") << 0 << -1 << QStringLiteral("The region is older");
    QTest::newRow("newer major") << 1 << 0 << QStringLiteral("This console is too old");
    QTest::newRow("older major") << -1 << 0 << QStringLiteral("The region is too old");
  }
  void whoIsOlderIsSaid() {
    QFETCH(int, major);
    QFETCH(int, minor);
    QFETCH(QString, said);
    GuiHarness gui(scenes::live);
    auto& view = gui.workspace.state.regions[2];
    view.api = beside(major, minor);
    if (major != 0) view.link = LinkState::refused;
    gui.workspace.announceFacts();
    const auto words = PartWords::api(view);
    QVERIFY(words.startsWith(said));
    QCOMPARE(words.isEmpty(), said.isEmpty());
    const auto card = textsIn(*gui.window->workbench()->overview()->cards().at(2));
    QVERIFY2(card.contains(words), qPrintable(card));
    QCOMPARE(card.contains(QStringLiteral("another API version")), major != 0);
  }

  void theSignInPageSaysSo() {
    GuiHarness gui(scenes::signedOut);
    gui.workspace.state.regions[0].api = beside(1, 0);
    gui.workspace.announceFacts();
    const auto* page = gui.window->findChild<SignInPage*>();
    QVERIFY(page);
    const auto said = textsIn(*page);
    QVERIFY2(said.contains(QStringLiteral("another API version")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("This console is too old for the region")), qPrintable(said));
  }
};

QTEST_MAIN(ApiVersionsTest)
#include "tst_api_versions.moc"
