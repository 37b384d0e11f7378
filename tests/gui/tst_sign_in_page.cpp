// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/sign_in_page.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "gui_harness.h"
#include "ui/signin/vault_panel.h"

Q_DECLARE_METATYPE(rebate::Error)

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
  void eachStateOfTheKeysHasItsWords_data();
  void eachStateOfTheKeysHasItsWords();
  void theRecoveryPassphraseOpens();
  void goingOnReadOnly();
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
  auto* panel = page.vaultPanel();
  QVERIFY(shows(page, QStringLiteral("Nothing was changed or deleted")));
  QTest::mouseClick(panel->retry(), Qt::LeftButton);
  QCOMPARE(gui.workspace.vaultRetries, 1);
  QVERIFY(page.button()->isEnabled());
  QVERIFY(!panel->isVisible());
  QVERIFY(shows(page, QStringLiteral("Key kept in GNOME Keyring")));
}

void SignInPageTest::eachStateOfTheKeysHasItsWords_data() {
  QTest::addColumn<int>("state");
  QTest::addColumn<Error>("trouble");
  QTest::addColumn<bool>("open");
  QTest::addColumn<bool>("recover");
  QTest::addColumn<QString>("words");
  const auto row = [](const char* name, VaultState state, Error trouble, bool open, bool recover, const char* words) {
    QTest::newRow(name) << static_cast<int>(state) << trouble << open << recover << QString::fromUtf8(words);
  };
  const Error none{Errc::cancelled, {}, {}};  // no trouble
  row("opening", VaultState::opening, none, false, false, "Opening GNOME Keyring…");
  row("ready", VaultState::ready, none, true, false, "Key kept in GNOME Keyring");
  row("absent", VaultState::absent, none, true, false, "A key will be made in GNOME Keyring when you sign in");
  row("locked", VaultState::locked, none, false, true, "GNOME Keyring is locked, or the key is not in it");
  row("unavailable", VaultState::unavailable, none, false, true, "No system keyring answers");
  row("timed out", VaultState::timedOut, none, false, true, "GNOME Keyring does not answer");
  row("another backend", VaultState::locked, {Errc::locked, "backend", "KWallet"}, false, true,
      "The key is kept in KWallet");
  row("damaged entry", VaultState::locked, {Errc::corrupt, "keychain", "not a key"}, false, true,
      "The key in GNOME Keyring is damaged");
  row("damaged key file", VaultState::locked, {Errc::corrupt, "keys", "unreadable"}, false, true,
      "The key file is damaged or does not fit");
  row("newer key file", VaultState::locked, {Errc::newer, "keys", "format 3"}, false, false,
      "Written by a newer version");
  row("newer cache", VaultState::ready, {Errc::newer, "schema", "version 9"}, false, false,
      "Written by a newer version");
  row("disk full", VaultState::ready, {Errc::storage, {}, "disk full"}, false, false,
      "This computer cannot store anything");
  row("damaged cache", VaultState::ready, {Errc::corrupt, "file", "quick_check"}, false, false,
      "Stored data is damaged");
  row("in use", VaultState::locked, {Errc::busy, {}, {}}, false, false, "Another window uses this profile");
  row("anything else", VaultState::ready, {Errc::malformed, {}, {}}, false, false,
      "The copy on this computer could not be opened");
}

void SignInPageTest::eachStateOfTheKeysHasItsWords() {
  QFETCH(int, state);
  QFETCH(Error, trouble);
  QFETCH(bool, open);
  QFETCH(bool, recover);
  QFETCH(QString, words);
  GuiHarness gui(scenes::signedOut);
  auto& facts = gui.workspace.state;
  facts.vault = static_cast<VaultState>(state);
  if (trouble.code != Errc::cancelled) facts.trouble = trouble;
  gui.workspace.announceFacts();
  auto& page = *gui.window->signInPage();
  QVERIFY2(shows(page, words), qPrintable(words));
  QCOMPARE(page.button()->isEnabled(), open);
  const auto* panel = page.vaultPanel();
  const bool troubled = !open && facts.vault != VaultState::opening;
  QCOMPARE(panel->isVisible(), troubled);
  QCOMPARE(panel->retry()->isVisible() && panel->readOnly()->isVisible(), troubled);
  QVERIFY2(!panel->recover()->isVisible(), "none was set");
  facts.recoverable = true;
  gui.workspace.announceFacts();
  QCOMPARE(panel->recover()->isVisible(), recover);
}

void SignInPageTest::theRecoveryPassphraseOpens() {
  GuiHarness gui(scenes::vaultLocked);
  gui.workspace.state.recoverable = true;
  gui.workspace.announceFacts();
  auto* panel = gui.window->signInPage()->vaultPanel();
  QVERIFY(!panel->passphrase()->isVisible());
  QTest::mouseClick(panel->recover(), Qt::LeftButton);
  QVERIFY(panel->passphrase()->isVisible() && panel->passphrase()->hasFocus() && !panel->recover()->isVisible());
  gui.workspace.holdAnswers = true;
  QTest::keyClicks(panel->passphrase(), QStringLiteral("not the right one"));
  QTest::keyClick(panel->passphrase(), Qt::Key_Return);
  QVERIFY(!panel->open()->isEnabled() && !panel->passphrase()->isEnabled() && !panel->retry()->isEnabled());
  QVERIFY(panel->message().startsWith(QStringLiteral("Opening…")));
  QVERIFY2(panel->passphrase()->text().isEmpty(), "it does not stay in the window");
  gui.workspace.answerHeld(Error{Errc::corrupt, {}, {}});
  QCOMPARE(panel->message(), QStringLiteral("That is not the recovery passphrase of this profile."));
  QVERIFY(panel->passphrase()->hasFocus());
  gui.workspace.holdAnswers = false;
  QTest::keyClicks(panel->passphrase(), QStringLiteral("the right passphrase"));
  QTest::mouseClick(panel->open(), Qt::LeftButton);
  QCOMPARE(gui.workspace.lastPassphrase, SecretText("the right passphrase"));
  QVERIFY(!panel->isVisible() && gui.window->signInPage()->button()->isEnabled());
}

void SignInPageTest::goingOnReadOnly() {
  GuiHarness gui(scenes::vaultLocked);
  auto& page = *gui.window->signInPage();
  QTest::mouseClick(page.vaultPanel()->readOnly(), Qt::LeftButton);
  QVERIFY(gui.workspace.state.readOnly);
  QVERIFY(!page.vaultPanel()->isVisible() && page.button()->isEnabled());
  QVERIFY(shows(page, QStringLiteral("Read-only: nothing is kept on this computer")));
}

QTEST_MAIN(SignInPageTest)
#include "tst_sign_in_page.moc"
