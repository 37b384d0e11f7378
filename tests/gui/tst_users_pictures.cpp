// SPDX-License-Identifier: GPL-3.0-or-later
// The users' page as people see it, in both themes and languages; kept under build/…/pictures to be looked at.
#include <QDialog>
#include <QDir>
#include <QImage>

#include "ui/shell/pictures.h"
#include "ui/users/act_dialog.h"
#include "ui/users/reason_field.h"
#include "ui/users/reveal_card.h"
#include "ui/users/reveal_dialog.h"
#include "users_gui.h"

using namespace rebate;

namespace {

QString folder() {
  return QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("pictures"));
}

/// Labels and buttons whose text does not fit into them.
QStringList clipped(const QWidget& window) {
  QStringList found;
  for (const auto* label : window.findChildren<QLabel*>()) {
    if (!label->isVisible() || label->text().isEmpty()) continue;
    const bool tooWide =
        !label->wordWrap() && label->contentsRect().width() < label->fontMetrics().horizontalAdvance(label->text());
    const bool tooHigh = label->wordWrap() && label->height() + 4 < label->heightForWidth(label->width());
    if (tooWide || tooHigh) found << label->text();
  }
  for (const auto* button : window.findChildren<QPushButton*>())
    if (button->isVisible() && button->width() < button->sizeHint().width()) found << button->text();
  return found;
}

}  // namespace

class UsersPicturesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { qputenv("TZ", "Asia/Shanghai"); }
  void thePage_data();
  void thePage();
  void theDialogs();
  void whatIsRevealed();
};

void UsersPicturesTest::thePage_data() {
  QTest::addColumn<bool>("offline");
  QTest::addColumn<int>("role");
  QTest::newRow("users") << false << static_cast<int>(Role::support);
  QTest::newRow("users-offline") << true << static_cast<int>(Role::support);
  QTest::newRow("users-finance") << false << static_cast<int>(Role::finance);
}

void UsersPicturesTest::thePage() {
  QFETCH(bool, offline);
  QFETCH(int, role);
  UsersGui gui(static_cast<Role>(role), offline);
  const auto name = QString::fromLatin1(QTest::currentDataTag());
  const bool main = name == QStringLiteral("users");
  QVERIFY(savePicture(*gui.window, folder(), name + QStringLiteral("-empty")));
  gui.openPerson();
  if (main) QCOMPARE(savePictures(*gui.window, folder(), name).size(), 4);
  QVERIFY(savePicture(*gui.window, folder(), name));
  gui.person()->explain(QStringLiteral("taobao:2035657313150181441:2"));
  QVERIFY(savePicture(*gui.window, folder(), name + QStringLiteral("-why")));
  for (const auto tongue : {Tongue::chinese, Tongue::english}) {
    gui.window->setTongue(tongue);
    QTRY_VERIFY2(clipped(*gui.window).isEmpty(), qPrintable(clipped(*gui.window).join(QStringLiteral(" | "))));
  }
  if (!main) return;
  gui.window->setTextSize(130);
  QTRY_VERIFY2(clipped(*gui.window).isEmpty(), qPrintable(clipped(*gui.window).join(QStringLiteral(" | "))));
  gui.window->setTextSize(100);
}

void UsersPicturesTest::theDialogs() {
  for (const auto tongue : {Tongue::english, Tongue::chinese}) {
    const std::tuple<UserAct, Role, const char*> all[] = {
        {UserAct::reveal, Role::support, "reveal"},     {UserAct::claim, Role::support, "claim"},
        {UserAct::adjust, Role::support, "adjust"},     {UserAct::withdraw, Role::support, "withdraw"},
        {UserAct::changeLevel, Role::support, "level"}, {UserAct::freeze, Role::support, "freeze"},
        {UserAct::erase, Role::admin, "erase"}};
    for (const auto& [act, role, name] : all) {
      UsersGui gui(role, false, tongue, tongue == Tongue::english ? Theme::dark : Theme::light);
      gui.openPerson();
      gui.person()->begin(act);
      QDialog* dialog = gui.person()->dialog();
      if (!dialog) dialog = gui.person()->revealDialog();
      QVERIFY(dialog);
      QVERIFY(QTest::qWaitForWindowExposed(dialog));
      QTRY_VERIFY2(clipped(*dialog).isEmpty(), qPrintable(clipped(*dialog).join(QStringLiteral(" | "))));
      const auto file = QStringLiteral("users-dialog-%1-%2.png")
                            .arg(QLatin1String(name), QLatin1String(tongue == Tongue::english ? "en" : "zh"));
      QVERIFY(dialog->grab().save(QDir(folder()).filePath(file)));
    }
  }
}

void UsersPicturesTest::whatIsRevealed() {
  UsersGui gui;
  gui.openPerson();
  gui.person()->begin(UserAct::reveal);
  auto* dialog = gui.person()->revealDialog();
  dialog->reason()->setEditText(QStringLiteral("callback"));
  QTest::mouseClick(dialog->primary(), Qt::LeftButton);
  QVERIFY(gui.person()->reveal()->isShowing());
  QVERIFY(savePicture(*gui.window, folder(), QStringLiteral("users-revealed")));
  QVERIFY2(clipped(*gui.window).isEmpty(), qPrintable(clipped(*gui.window).join(QStringLiteral(" | "))));
}

QTEST_MAIN(UsersPicturesTest)
#include "tst_users_pictures.moc"
