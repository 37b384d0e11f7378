// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/sign_in_page.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "gui_harness.h"

using namespace rebate;

namespace {

bool shows(const QWidget& page, const QString& text) {
  for (const auto* label : page.findChildren<QLabel*>())
    if (label->isVisible() && label->text().contains(text)) return true;
  return false;
}

}  // namespace

class SignInPageTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void regionsSayWhetherTheyAnswer();
  void signsInByKeyboard();
  void aRefusalIsSaidAndThePasswordForgotten();
  void aOneTimeCodeIsAskedForWhenTheRegionWantsOne();
  void aLockIsSaid();
  void nothingIsSentWithoutNameAndPassword();
  void aLockedVaultIsSaidAndRetried();
};

void SignInPageTest::regionsSayWhetherTheyAnswer() {
  GuiHarness gui(scenes::signedOut);
  auto& page = *gui.window->signInPage();
  QVERIFY(!gui.window->isSignedIn());
  QVERIFY(shows(page, QStringLiteral("answers · 12 ms")));
  QVERIFY(shows(page, QStringLiteral("no answer · will be tried again")));
  QVERIFY(shows(page, QStringLiteral("Key kept in GNOME Keyring")));
  gui.workspace.state.regions[2].link = LinkState::needsSignIn;
  gui.workspace.announceFacts();
  QVERIFY(!shows(page, QStringLiteral("no answer")));
}

void SignInPageTest::signsInByKeyboard() {
  GuiHarness gui(scenes::signedOut);
  auto& page = *gui.window->signInPage();
  page.name()->setFocus();
  QTest::keyClicks(page.name(), QStringLiteral("chen.jing"));
  QTest::keyClick(page.name(), Qt::Key_Return);
  QVERIFY(page.password()->hasFocus());
  QTest::keyClicks(page.password(), QStringLiteral("demo"));
  QTest::keyClick(page.password(), Qt::Key_Return);
  QVERIFY(gui.window->isSignedIn());
  QCOMPARE(gui.workspace.lastSignInName, std::string("chen.jing"));
  QVERIFY(page.password()->text().isEmpty());
  QCOMPARE(gui.window->windowTitle(), QStringLiteral("Rebate Console"));
}

void SignInPageTest::aRefusalIsSaidAndThePasswordForgotten() {
  GuiHarness gui(scenes::signedOut);
  gui.workspace.signInFailure = Error{Errc::unauthenticated, {}, {}};
  auto& page = *gui.window->signInPage();
  QTest::keyClicks(page.name(), QStringLiteral("chen.jing"));
  QTest::keyClicks(page.password(), QStringLiteral("wrong"));
  QTest::mouseClick(page.button(), Qt::LeftButton);
  QVERIFY(!gui.window->isSignedIn());
  QCOMPARE(page.message(), QStringLiteral("Name or password is not right."));
  QVERIFY(page.password()->text().isEmpty());
  QCOMPARE(page.name()->text(), QStringLiteral("chen.jing"));
}

void SignInPageTest::aOneTimeCodeIsAskedForWhenTheRegionWantsOne() {
  GuiHarness gui(scenes::signedOut);
  auto& page = *gui.window->signInPage();
  QVERIFY(!page.code()->isVisible());
  gui.workspace.signInFailure = Error{Errc::unauthenticated, "code", {}};
  QTest::keyClicks(page.name(), QStringLiteral("chen.jing"));
  QTest::keyClicks(page.password(), QStringLiteral("demo"));
  QTest::keyClick(page.password(), Qt::Key_Return);
  QVERIFY(page.code()->isVisible() && page.code()->hasFocus());
  QVERIFY(!page.message().isEmpty());
  QCOMPARE(page.password()->text(), QStringLiteral("demo"));  // it goes again, with the code
  gui.workspace.lastSignInName.clear();
  QTest::keyClick(page.code(), Qt::Key_Return);
  QVERIFY2(gui.workspace.lastSignInName.empty(), "nothing is sent without the code");
  gui.workspace.signInFailure = Error{Errc::invalid, "code", {}};
  QTest::keyClicks(page.code(), QStringLiteral("123 456"));
  QTest::keyClick(page.code(), Qt::Key_Return);
  QCOMPARE(gui.workspace.lastSignInCode, std::string("123456"));
  QVERIFY(page.code()->isVisible() && page.code()->hasFocus() && page.code()->text().isEmpty());
  gui.workspace.signInFailure.reset();
  QTest::keyClicks(page.code(), QStringLiteral("654321"));
  QTest::keyClick(page.code(), Qt::Key_Return);
  QVERIFY(gui.window->isSignedIn());
  QVERIFY(page.password()->text().isEmpty() && page.code()->text().isEmpty());
  gui.workspace.signOut();
  QVERIFY2(!page.code()->isVisible(), "the next person may need none");
}

void SignInPageTest::aLockIsSaid() {
  GuiHarness gui(scenes::signedOut);
  gui.workspace.signInFailure = Error{Errc::busy, "locked", {}};
  auto& page = *gui.window->signInPage();
  QTest::keyClicks(page.name(), QStringLiteral("chen.jing"));
  QTest::keyClicks(page.password(), QStringLiteral("demo"));
  QTest::mouseClick(page.button(), Qt::LeftButton);
  QVERIFY(page.message().startsWith(QStringLiteral("Too many wrong attempts.")));
  QVERIFY(page.password()->text().isEmpty() && !page.code()->isVisible());
}

void SignInPageTest::nothingIsSentWithoutNameAndPassword() {
  GuiHarness gui(scenes::signedOut);
  QTest::mouseClick(gui.window->signInPage()->button(), Qt::LeftButton);
  QVERIFY(!gui.window->signInPage()->message().isEmpty());
  QVERIFY(gui.workspace.lastSignInName.empty());
}

void SignInPageTest::aLockedVaultIsSaidAndRetried() {
  GuiHarness gui(scenes::vaultLocked);
  auto& page = *gui.window->signInPage();
  QVERIFY(shows(page, QStringLiteral("GNOME Keyring is locked")));
  QVERIFY(!page.button()->isEnabled());
  QPushButton* retry = nullptr;
  for (auto* button : page.findChildren<QPushButton*>())
    if (button->isVisible() && button != page.button()) retry = button;
  QVERIFY(retry);
  QTest::mouseClick(retry, Qt::LeftButton);
  QCOMPARE(gui.workspace.vaultRetries, 1);
  QVERIFY(page.button()->isEnabled());
  QVERIFY(!retry->isVisible());
}

QTEST_MAIN(SignInPageTest)
#include "tst_sign_in_page.moc"
