// SPDX-License-Identifier: GPL-3.0-or-later
// Regions on the sign-in page: added, looked at, removed.
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

#include "fake_workspace/fake_region_book.h"
#include "gui_harness.h"
#include "ui/settings/look_form.h"
#include "ui/settings/regions_form.h"
#include "ui/settings/settings_dialog.h"
#include "ui/signin/region_dialog.h"
#include "ui/signin/region_lines.h"
#include "ui/signin/sign_in_page.h"

using namespace rebate;

namespace {

RegionProbe probeOf(const std::string& key, bool trusted = false) {
  RegionProbe probe{"https://east.example", "cn-east", "1.0", 12, CertificateView{}};
  probe.certificate->subject = "region";
  probe.certificate->issuer = "ours";
  probe.certificate->names = {"east.example"};
  probe.certificate->validUntil = FakeClock::kStart;
  probe.certificate->key = key;
  probe.certificate->trusted = trusted;
  return probe;
}

const std::string kKey = std::string(60, 'a') + "beef", kOther = std::string(60, 'b') + "cafe";

struct Gui : GuiHarness {
  Gui()
      : GuiHarness([](FakeWorkspace& w) {
          scenes::signedOut(w);
          w.state.regions.clear();
        }) {
    context.regions = &book;
    lines = std::make_unique<RegionLines>(context);
    lines->resize(400, 300);
    lines->show();
  }
  FakeRegionBook book;
  Context context{workspace, workspace.clock, look, settings, &exporter};
  std::unique_ptr<RegionLines> lines;
};

}  // namespace

class RegionDialogTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aRegionIsAddedByKeyboard();
  void aTypedAddressForgetsWhatWasShown();
  void troublesHaveTheirWords_data();
  void troublesHaveTheirWords();
  void anotherKeyIsShownBesideTheTrustedOne();
  void whatExpiredOrIsNotEncryptedIsNotTrusted();
  void nothingChangesWhileSomebodyIsInside();
  void regionsAreRemoved();
  void anAddressIsChanged();
  void theSettingsListThem();
  void withoutABookNothingIsOffered();
  void theAnswerToAClosedDialogIsDropped();
};

void RegionDialogTest::aRegionIsAddedByKeyboard() {
  Gui gui;
  gui.lines->addButton()->setFocus();
  QTest::keyClick(gui.lines->addButton(), Qt::Key_Space);
  auto* dialog = gui.lines->findChild<RegionDialog*>();
  QVERIFY(dialog);
  QSignalSpy kept(dialog, &RegionDialog::kept);
  QTest::keyClicks(dialog->address(), QStringLiteral("east.example"));
  QTest::keyClick(dialog->address(), Qt::Key_Return);
  QCOMPARE(gui.book.asked, std::string("east.example"));
  QVERIFY(!dialog->trustButton()->isEnabled());
  gui.book.answer(probeOf(kKey));
  QVERIFY(dialog->shown().contains(QStringLiteral("cn-east")));
  QVERIFY(dialog->shown().contains(QStringLiteral("beef")));
  QVERIFY(dialog->shown().contains(QStringLiteral("does not know")));
  QVERIFY(dialog->trustButton()->hasFocus() || !dialog->isActiveWindow());
  QTest::keyClick(dialog->trustButton(), Qt::Key_Space);
  QCOMPARE(kept.size(), 1);
  QCOMPARE(gui.book.known, (std::vector<RegionEntry>{{"https://east.example", "cn-east", kKey}}));
}

void RegionDialogTest::aTypedAddressForgetsWhatWasShown() {
  Gui gui;
  auto* dialog = gui.lines->add();
  QTest::keyClicks(dialog->address(), QStringLiteral("east.example"));
  QTest::mouseClick(dialog->checkButton(), Qt::LeftButton);
  gui.book.answer(probeOf(kKey));
  QVERIFY(dialog->trustButton()->isEnabled());
  QTest::keyClicks(dialog->address(), QStringLiteral(".other"));
  QVERIFY(!dialog->trustButton()->isEnabled());
}

void RegionDialogTest::troublesHaveTheirWords_data() {
  QTest::addColumn<int>("code");
  QTest::addColumn<QString>("words");
  const auto row = [](const char* name, Errc code, const char* words) {
    QTest::newRow(name) << static_cast<int>(code) << QString::fromLatin1(words);
  };
  row("no address", Errc::invalid, "no address");
  row("plain", Errc::notAllowed, "https");
  row("no region", Errc::malformed, "no region");
  row("nobody", Errc::unavailable, "Nobody answers");
}

void RegionDialogTest::troublesHaveTheirWords() {
  QFETCH(int, code);
  QFETCH(QString, words);
  Gui gui;
  auto* dialog = gui.lines->add();
  dialog->address()->setText(QStringLiteral("x"));
  QTest::mouseClick(dialog->checkButton(), Qt::LeftButton);
  gui.book.answer(Error{static_cast<Errc>(code), "address", "as it is"});
  QVERIFY2(dialog->message().contains(words), qPrintable(dialog->message()));
  QVERIFY(!dialog->trustButton()->isEnabled());
}

void RegionDialogTest::anotherKeyIsShownBesideTheTrustedOne() {
  Gui gui;
  gui.book.known = {{"https://east.example", "cn-east", kKey}};
  auto* dialog = gui.lines->review("https://east.example");
  QVERIFY(dialog && dialog->address()->isReadOnly());
  gui.book.answer(probeOf(kOther));
  QVERIFY(dialog->shown().contains(QStringLiteral("beef")) && dialog->shown().contains(QStringLiteral("cafe")));
  QVERIFY(dialog->message().contains(QStringLiteral("another key")));
  QTest::mouseClick(dialog->trustButton(), Qt::LeftButton);
  QCOMPARE(gui.book.known.at(0).pin, kOther);
}

void RegionDialogTest::whatExpiredOrIsNotEncryptedIsNotTrusted() {
  Gui gui;
  gui.book.known = {{"https://east.example", "cn-east", kKey}};
  auto* dialog = gui.lines->review("https://east.example");
  auto probe = probeOf(kKey);
  probe.certificate->inTime = false;
  gui.book.answer(probe);
  QVERIFY(!dialog->trustButton()->isEnabled());
  QTest::mouseClick(dialog->checkButton(), Qt::LeftButton);
  probe.certificate.reset();
  gui.book.answer(probe);
  QVERIFY(!dialog->trustButton()->isEnabled());
}

void RegionDialogTest::nothingChangesWhileSomebodyIsInside() {
  Gui gui;
  gui.book.inside = true;
  auto* dialog = gui.lines->add();
  dialog->address()->setText(QStringLiteral("x"));
  QTest::mouseClick(dialog->checkButton(), Qt::LeftButton);
  gui.book.answer(probeOf(kKey));
  QTest::mouseClick(dialog->trustButton(), Qt::LeftButton);
  QVERIFY(dialog->message().contains(QStringLiteral("Sign out")));
  QVERIFY(gui.book.known.empty());
}

void RegionDialogTest::regionsAreRemoved() {
  Gui gui;
  gui.book.known = {{"https://east.example", "cn-east", kKey}};
  RegionView view;
  view.name = "cn-east";
  view.address = "https://east.example";
  view.link = LinkState::refused;
  view.otherKey = true;
  gui.workspace.state.regions = {view};
  gui.lines->refresh();
  bool says = false;
  for (const auto* label : gui.lines->findChildren<QLabel*>())
    says = says || label->text() == QStringLiteral("another certificate");
  QVERIFY(says);
  const auto actions = gui.lines->more(0)->menu()->actions();
  QVERIFY(gui.lines->more(0)->accessibleName().contains(QStringLiteral("cn-east")));
  QSignalSpy said(gui.lines.get(), &RegionLines::said);
  actions.at(2)->trigger();
  auto* question = gui.lines->findChild<QMessageBox*>();
  QVERIFY(question && question->informativeText().contains(QStringLiteral("forgotten")));
  QCOMPARE(question->defaultButton()->text(), QStringLiteral("Keep"));  // Enter at once removes nothing
  question->reject();
  QCOMPARE(gui.book.known.size(), 1U);
  question = gui.lines->askToRemove("https://east.example");
  for (auto* button : question->buttons())
    if (button->text() == QStringLiteral("Remove")) button->click();
  QVERIFY(gui.book.known.empty());
  QCOMPARE(said.size(), 1);
}

/// The name stays; the key is looked at again, and one that is another is said to be.
void RegionDialogTest::anAddressIsChanged() {
  Gui gui;
  gui.book.known = {{"https://old.example", "cn-east", kKey}};
  auto* dialog = gui.lines->relocate("https://old.example");
  QVERIFY(dialog && !dialog->address()->isReadOnly());
  QVERIFY(!dialog->trustButton()->isEnabled());  // nothing is kept that was not asked
  dialog->address()->setText(QStringLiteral("east.example"));
  const auto answer = [&](const std::string& key, const char* name) {
    QTest::keyClick(dialog->address(), Qt::Key_Return);
    auto probe = probeOf(key);
    probe.region = name;
    gui.book.answer(probe);
  };
  answer(kKey, "cn-west");
  QVERIFY2(dialog->message().contains(QStringLiteral("calls itself cn-west")), qPrintable(dialog->message()));
  QVERIFY(!dialog->trustButton()->isEnabled());
  answer(kOther, "cn-east");
  QVERIFY2(dialog->message().contains(QStringLiteral("another key")), qPrintable(dialog->message()));
  answer(kKey, "cn-east");
  QTest::mouseClick(dialog->trustButton(), Qt::LeftButton);
  QCOMPARE(gui.book.known, (std::vector<RegionEntry>{{"https://east.example", "cn-east", kKey}}));
}

void RegionDialogTest::theSettingsListThem() {
  Gui gui;
  gui.book.known = {{"https://east.example", "cn-east", kKey}};
  RegionView heard;
  heard.name = "cn-east";
  heard.address = "https://east.example";
  heard.lastHeard = gui.workspace.clock.wall() - 3000;
  RegionView silent;
  silent.name = silent.address = "https://west.example";
  gui.workspace.state.regions = {heard, silent};
  SettingsDialog dialog(gui.context);
  dialog.show();
  const auto said = dialog.regions()->said();
  QVERIFY2(said.contains(QStringLiteral("cn-east · https://east.example · aaaa aaaa")), qPrintable(said));
  QVERIFY2(said.contains(QStringLiteral("beef · heard of 3 s ago")), qPrintable(said));
  QVERIFY2(said.contains(QStringLiteral("never heard of")), qPrintable(said));
  dialog.search()->setText(QStringLiteral("fingerprint"));
  QVERIFY(dialog.regions()->isVisible());
  QVERIFY(!dialog.look()->isVisible());
  QVERIFY(dialog.regions()->changeButton()->isVisible());
}

void RegionDialogTest::withoutABookNothingIsOffered() {
  GuiHarness gui(scenes::signedOut);
  auto* lines = gui.window->signInPage()->regions();
  QVERIFY(!lines->addButton()->isVisible());
  QVERIFY(!lines->add());
}

void RegionDialogTest::theAnswerToAClosedDialogIsDropped() {
  Gui gui;
  auto* dialog = gui.lines->add();
  dialog->address()->setText(QStringLiteral("x"));
  QTest::mouseClick(dialog->checkButton(), Qt::LeftButton);
  QVERIFY(gui.book.waiting != nullptr);
  QPointer<RegionDialog> watched(dialog);
  dialog->reject();
  QTRY_VERIFY(!watched);
  QVERIFY(gui.book.waiting == nullptr);
}

QTEST_MAIN(RegionDialogTest)
#include "tst_region_dialog.moc"
