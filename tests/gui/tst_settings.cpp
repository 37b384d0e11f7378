// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>

#include "gui_harness.h"
#include "ui/lock/lock_page.h"
#include "ui/rebates/rebates_page.h"
#include "ui/settings/copy_form.h"
#include "ui/settings/keys_form.h"
#include "ui/settings/look_form.h"
#include "ui/settings/preferences_form.h"
#include "ui/settings/settings_dialog.h"
#include "ui/settings/settings_search.h"
#include "ui/style/fonts.h"

using namespace rebate;

namespace {

struct SettingsGui : GuiHarness {
  explicit SettingsGui(Scene scene = scenes::offline) : GuiHarness(scene) {
    workspace.state.vaultBackend = "GNOME Keyring";
    workspace.state.cacheBytes = 734LL << 20;
    workspace.announceFacts();
    QTest::keyClick(window.get(), Qt::Key_Comma, Qt::ControlModifier);
    if (window->settings()) QVERIFY(QTest::qWaitForWindowActive(window->settings()));
  }
  SettingsDialog& dialog() { return *window->settings(); }
  bool says(const QString& text) {
    for (const auto* label : dialog().findChildren<QLabel*>())
      if (label->isVisible() && label->text().contains(text)) return true;
    return false;
  }
};

}  // namespace

class SettingsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void cleanup() { setTextScale(100); }
  void opensBesideTheWindow();
  void preferencesApplyAtOnce_data();
  void preferencesApplyAtOnce();
  void aRefusedPreferenceIsPutBack();
  void anotherVersionsValueIsNotLost();
  void aPassphraseIsEnteredTwice();
  void aPassphraseIsChangedAndRemoved();
  void aNewKey();
  void wipingAsksOnceMore();
  void aReadOnlySessionHasNoKeys();
  void theLookAppliesAndTheDialogStays();
  void lockingTakesItDown();
  void signedOutThereIsNone();
  void aSettingIsFoundInBothLanguages_data();
  void aSettingIsFoundInBothLanguages();
  void theLookFollowsWhatIsChosenElsewhere();
};

void SettingsTest::opensBesideTheWindow() {
  SettingsGui gui;
  QTRY_VERIFY(gui.dialog().isVisible());
  QVERIFY(!gui.dialog().isModal());
  QVERIFY(gui.says(QStringLiteral("401 rebates and 310 users, 734.0 MB, encrypted.")));
  const QPointer<SettingsDialog> first = &gui.dialog();
  QTest::keyClick(&gui.dialog(), Qt::Key_Escape);
  QVERIFY(!first->isVisible());
  QTest::keyClick(gui.window.get(), Qt::Key_Comma, Qt::ControlModifier);
  QVERIFY(first && first->isVisible() && &gui.dialog() == first);
}

void SettingsTest::preferencesApplyAtOnce_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QStringList>("words");
  QTest::addColumn<QList<qint64>>("values");
  const auto row = [](const char* name, const char* words, const QList<qint64>& values) {
    QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(words).split(u'|') << values;
  };
  const auto gb = qint64{1} << 30;
  row("Lock without a key or a movement", "after 1 minute|after 5 minutes|after 15 minutes|after 60 minutes|never",
      {60'000, 300'000, 900'000, 3'600'000, 0});
  row("Hold decisions back, to be undone", "not at all|for 3 seconds|for 5 seconds|for 10 seconds",
      {0, 3'000, 5'000, 10'000});
  row("Keep settled rebates here", "all|90 days|180 days|365 days", {0, 90, 180, 365});
  row("Largest size of the copy", "0.5 GB|1 GB|2 GB|5 GB|no limit", {gb / 2, gb, 2 * gb, 5 * gb, 0});
}

void SettingsTest::preferencesApplyAtOnce() {
  QFETCH(QString, name);
  QFETCH(QStringList, words);
  QFETCH(QList<qint64>, values);
  SettingsGui gui;
  QComboBox* box = nullptr;
  for (auto* candidate : gui.dialog().preferences()->findChildren<QComboBox*>())
    if (candidate->accessibleName() == name) box = candidate;
  QVERIFY(box);
  QCOMPARE(box->count(), static_cast<int>(words.size()));
  const auto& kept = gui.workspace.state.preferences;
  const auto valueOf = [&]() -> qint64 {
    if (box == gui.dialog().preferences()->lockAfter()) return kept.lockAfter;
    if (box == gui.dialog().preferences()->holdBack()) return kept.holdBack;
    if (box == gui.dialog().preferences()->keepSettled()) return kept.keepSettledDays;
    return kept.cacheBytes;
  };
  QCOMPARE(values[box->currentIndex()], valueOf());
  auto others = kept;
  for (int i = 0; i < box->count(); ++i) {
    QCOMPARE(box->itemText(i), words[i]);
    box->setCurrentIndex(i);
    QCOMPARE(valueOf(), values[i]);
  }
  // Only this one was changed.
  others.lockAfter = box == gui.dialog().preferences()->lockAfter() ? kept.lockAfter : others.lockAfter;
  others.holdBack = box == gui.dialog().preferences()->holdBack() ? kept.holdBack : others.holdBack;
  others.keepSettledDays =
      box == gui.dialog().preferences()->keepSettled() ? kept.keepSettledDays : others.keepSettledDays;
  others.cacheBytes = box == gui.dialog().preferences()->cacheLimit() ? kept.cacheBytes : others.cacheBytes;
  QVERIFY(others == kept);
}

void SettingsTest::aRefusedPreferenceIsPutBack() {
  SettingsGui gui;
  gui.workspace.preferencesFailure = Error{Errc::storage, {}, "disk full"};
  auto& form = *gui.dialog().preferences();
  form.lockAfter()->setCurrentIndex(4);
  QVERIFY(!form.trouble().isEmpty());
  QCOMPARE(form.lockAfter()->currentIndex(), 1);
  gui.workspace.preferencesFailure.reset();
  form.lockAfter()->setCurrentIndex(2);
  QVERIFY(form.trouble().isEmpty());
  QCOMPARE(gui.workspace.state.preferences.lockAfter, Millis{900'000});
}

void SettingsTest::anotherVersionsValueIsNotLost() {
  SettingsGui gui;
  gui.workspace.state.preferences.lockAfter = 7 * 60'000;
  gui.workspace.announceFacts();
  auto* box = gui.dialog().preferences()->lockAfter();
  QCOMPARE(box->currentText(), QStringLiteral("after 7 m 0 s"));
  gui.dialog().preferences()->holdBack()->setCurrentIndex(2);
  QCOMPARE(gui.workspace.state.preferences.lockAfter, Millis{7 * 60'000});
}

void SettingsTest::aPassphraseIsEnteredTwice() {
  SettingsGui gui;
  auto& form = *gui.dialog().keys();
  QVERIFY(gui.says(QStringLiteral("With a recovery passphrase, this profile can be opened without it.")));
  QTest::keyClicks(form.passphrase(), QStringLiteral("eleven char"));
  QTest::mouseClick(form.setButton(), Qt::LeftButton);
  QVERIFY(form.message().startsWith(QStringLiteral("At least 12 characters")));
  QVERIFY(gui.workspace.lastPassphrase.empty());
  QTest::keyClicks(form.passphrase(), QStringLiteral("s"));
  QTest::keyClicks(form.again(), QStringLiteral("eleven charz"));
  QTest::keyClick(form.again(), Qt::Key_Return);
  QCOMPARE(form.message(), QStringLiteral("The two are not the same."));
  QVERIFY(gui.workspace.lastPassphrase.empty());
  QTest::keyClicks(form.again(), QStringLiteral("eleven chars"));  // in place of what was selected
  gui.workspace.holdAnswers = true;
  QTest::keyClick(form.again(), Qt::Key_Return);
  QCOMPARE(gui.workspace.lastPassphrase, SecretText("eleven chars"));
  QVERIFY(form.passphrase()->text().isEmpty() && form.again()->text().isEmpty());
  QVERIFY(form.progress()->isVisible() && !form.setButton()->isEnabled() && !form.rotateButton()->isEnabled());
  gui.workspace.state.recoverable = true;
  gui.workspace.answerHeld(Done{});
  QVERIFY(form.message().startsWith(QStringLiteral("The recovery passphrase is set.")));
  QVERIFY(!form.progress()->isVisible() && form.setButton()->isEnabled());
}

void SettingsTest::aPassphraseIsChangedAndRemoved() {
  SettingsGui gui;
  auto& form = *gui.dialog().keys();
  QVERIFY(!form.removeButton()->isVisible());
  gui.workspace.state.recoverable = true;
  gui.workspace.announceFacts();
  QCOMPARE(form.setButton()->text(), QStringLiteral("Change the passphrase"));
  gui.workspace.lastPassphrase = "not empty";
  QTest::mouseClick(form.removeButton(), Qt::LeftButton);
  QVERIFY(gui.workspace.lastPassphrase.empty() && !gui.workspace.state.recoverable);
  QVERIFY(form.message().startsWith(QStringLiteral("There is no recovery passphrase")));
  QVERIFY(!form.removeButton()->isVisible());
}

void SettingsTest::aNewKey() {
  SettingsGui gui;
  auto& form = *gui.dialog().keys();
  gui.workspace.holdAnswers = true;
  QTest::mouseClick(form.rotateButton(), Qt::LeftButton);
  QCOMPARE(gui.workspace.rotations, 1);
  QVERIFY(form.progress()->isVisible());
  gui.workspace.answerHeld(Error{Errc::timedOut, "keychain", "no answer"});
  QVERIFY(form.message().endsWith(QStringLiteral("The keys are as they were.")));
  gui.workspace.holdAnswers = false;
  QTest::mouseClick(form.rotateButton(), Qt::LeftButton);
  QVERIFY(form.message().startsWith(QStringLiteral("A new key is in use")));
}

void SettingsTest::wipingAsksOnceMore() {
  SettingsGui gui;
  auto& form = *gui.dialog().copy();
  QVERIFY(!form.reallyButton()->isVisible());
  QTest::mouseClick(form.wipeButton(), Qt::LeftButton);
  QVERIFY(form.reallyButton()->isVisible());
  QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget*>(form.keepButton()));
  QVERIFY(gui.says(QStringLiteral("The outbox stays: 3 decisions.")));
  QTest::mouseClick(form.keepButton(), Qt::LeftButton);
  QVERIFY(!form.reallyButton()->isVisible());
  QCOMPARE(gui.workspace.wipes, 0);
  QTest::mouseClick(form.wipeButton(), Qt::LeftButton);
  QTest::mouseClick(form.reallyButton(), Qt::LeftButton);
  QCOMPARE(gui.workspace.wipes, 1);
  QVERIFY(form.message().startsWith(QStringLiteral("The old copy cannot be opened")));
  QVERIFY(!form.reallyButton()->isVisible() && form.wipeButton()->isEnabled());
  QVERIFY(gui.says(QStringLiteral("0 rebates")));
}

void SettingsTest::aReadOnlySessionHasNoKeys() {
  SettingsGui gui(scenes::readOnly);
  QVERIFY(gui.says(QStringLiteral("A read-only session has no keys.")));
  QVERIFY(!gui.dialog().keys()->rotateButton()->isEnabled() && !gui.dialog().keys()->setButton()->isEnabled());
}

void SettingsTest::theLookAppliesAndTheDialogStays() {
  SettingsGui gui;
  gui.window->go(PageId::rebates);
  const auto selected = gui.window->workbench()->rebates()->selected();
  gui.dialog().look()->theme()->setCurrentIndex(2);
  QVERIFY(!gui.look.tokens().dark);
  gui.dialog().look()->tongue()->setCurrentIndex(2);
  QTRY_COMPARE(gui.settings.tongue(), Tongue::chinese);
  QCOMPARE(gui.dialog().windowTitle(), QStringLiteral("设置"));
  QVERIFY(gui.dialog().isVisible());
  QCOMPARE(gui.window->workbench()->rebates()->selected(), selected);
  const int before = QApplication::font().pixelSize();
  gui.dialog().look()->textSize()->setCurrentIndex(2);
  QTRY_COMPARE(gui.settings.textSize(), 130);
  QCOMPARE(QApplication::font().pixelSize(), (before * 130 + 50) / 100);
  QCOMPARE(gui.dialog().look()->textSize()->currentIndex(), 2);
}

void SettingsTest::lockingTakesItDown() {
  SettingsGui gui;
  const QPointer<SettingsDialog> dialog = &gui.dialog();
  QTest::keyClicks(dialog->keys()->passphrase(), QStringLiteral("half typed"));
  gui.window->lock(LockReason::screenLocked);
  QVERIFY(!gui.window->settings());
  QTRY_VERIFY(!dialog);
}

void SettingsTest::signedOutThereIsNone() {
  SettingsGui gui(scenes::signedOut);
  QVERIFY(!gui.window->settings());
}

void SettingsTest::aSettingIsFoundInBothLanguages_data() {
  QTest::addColumn<QString>("typed");
  QTest::addColumn<QString>("found");  // accessible name of the control in sight
  QTest::newRow("by its label") << "theme"
                                << "Theme";
  QTest::newRow("by another word") << "dark mode"
                                   << "Theme";
  QTest::newRow("in Chinese") << "主题"
                              << "Theme";
  QTest::newRow("by pinyin initials") << "zt"
                                      << "Theme";
  QTest::newRow("by a part of it") << "settled"
                                   << "Keep settled rebates here";
  QTest::newRow("of a whole section") << "keyring"
                                      << "New recovery passphrase";
}

void SettingsTest::aSettingIsFoundInBothLanguages() {
  QFETCH(QString, typed);
  QFETCH(QString, found);
  SettingsGui gui;
  const auto inSight = [&] {
    QStringList names;
    for (const auto* control : gui.dialog().findChildren<QWidget*>())
      if (control->isVisible() &&
          (qobject_cast<const QComboBox*>(control) || qobject_cast<const QLineEdit*>(control)) &&
          !qobject_cast<const QComboBox*>(control->parentWidget()) && control != gui.dialog().search())
        names << control->accessibleName();
    return names;
  };
  const auto all = inSight();
  QVERIFY(all.size() >= 9);
  gui.dialog().search()->setText(typed);
  QVERIFY2(inSight().contains(found), qPrintable(inSight().join(QStringLiteral(", "))));
  QVERIFY(inSight().size() < 4);
  QVERIFY(gui.dialog().nothingFound().isEmpty());
  gui.dialog().search()->setText(QStringLiteral("qqqq"));
  QVERIFY(inSight().isEmpty());
  QVERIFY(!gui.dialog().nothingFound().isEmpty());
  gui.dialog().search()->clear();
  QCOMPARE(inSight(), all);
  QStringList labels;  // the search knows them by the words the forms have
  for (const auto* label : gui.dialog().findChildren<QLabel*>()) labels << label->text();
  for (const auto* control : gui.dialog().findChildren<QWidget*>()) labels << control->accessibleName();
  for (const auto& place : settingPlaces())
    QVERIFY2(labels.contains(place.names.front()), qPrintable(place.names.front()));
}

void SettingsTest::theLookFollowsWhatIsChosenElsewhere() {
  SettingsGui gui;
  gui.window->setTheme(Theme::light);
  QCOMPARE(gui.dialog().look()->theme()->currentText(), QStringLiteral("Light"));
  gui.window->switchTheme();
  QCOMPARE(gui.dialog().look()->theme()->currentText(), QStringLiteral("Dark"));
  gui.window->setTextSize(150);
  QCOMPARE(gui.dialog().look()->textSize()->currentText(), QStringLiteral("150 %"));
  gui.window->setTheme(Theme::system);
  gui.look.setSystemDark(true);
  QVERIFY(gui.look.tokens().dark);
  gui.look.setSystemDark(false);
  QVERIFY(!gui.look.tokens().dark);
  gui.window->setTheme(Theme::dark);
  gui.look.setSystemDark(std::nullopt);
  QVERIFY(gui.look.tokens().dark);
  gui.window->setTextSize(100);
}

QTEST_MAIN(SettingsTest)
#include "tst_settings.moc"
