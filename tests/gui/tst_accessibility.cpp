// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollBar>
#include <set>

#include "gui_harness.h"
#include "ui/settings/settings_dialog.h"
#include "ui/shell/menus.h"

using namespace rebate;

namespace {

bool isControl(const QWidget* widget) {
  return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QComboBox*>(widget) ||
         qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QAbstractItemView*>(widget);
}

/// What a person uses; not the parts that Qt puts inside of other controls.
QList<QWidget*> controls(QWidget& window) {
  QList<QWidget*> found;
  for (auto* widget : window.findChildren<QWidget*>()) {
    if (!isControl(widget) || !widget->isVisible() || !widget->isEnabled()) continue;
    if (widget->parentWidget() && (isControl(widget->parentWidget()) || widget->inherits("QTableCornerButton")))
      continue;
    if (widget->inherits("QHeaderView") || widget->inherits("QTableCornerButton")) continue;
    if (const auto* view = qobject_cast<QAbstractItemView*>(widget);
        view && view->selectionMode() == QAbstractItemView::NoSelection)
      continue;
    const auto* button = qobject_cast<QAbstractButton*>(widget);
    if (button && button->group() && !button->isChecked()) continue;  // arrow keys go from the chosen one to these
    found << widget;
  }
  return found;
}

Role wantedRole = Role::finance;

void liveAs(FakeWorkspace& workspace) {
  scenes::live(workspace);
  workspace.state.who = Operator{"somebody", "", wantedRole};
}

}  // namespace

class AccessibilityTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyControlHasANameAndIsReachedByTab_data();
  void everyControlHasANameAndIsReachedByTab();
  void everyPageOfEveryRole_data();
  void everyPageOfEveryRole();
  void settingsAreReachedByKeyboard();
  void tablesSayTheirCells();
};

void AccessibilityTest::everyControlHasANameAndIsReachedByTab_data() {
  QTest::addColumn<void*>("scene");
  QTest::addColumn<int>("page");
  const auto row = [](const char* name, GuiHarness::Scene scene, PageId page) {
    QTest::newRow(name) << reinterpret_cast<void*>(scene) << static_cast<int>(page);
  };
  row("sign-in", scenes::signedOut, PageId::overview);
  row("locked vault", scenes::vaultLocked, PageId::overview);
  row("lock", scenes::locked, PageId::overview);
  row("sealed", scenes::sealed, PageId::rebates);
  row("back", scenes::back, PageId::outbox);
  row("overview", scenes::recovered, PageId::overview);
  row("rebates", scenes::live, PageId::rebates);
  row("outbox", scenes::offline, PageId::outbox);
}

void AccessibilityTest::everyControlHasANameAndIsReachedByTab() {
  QFETCH(void*, scene);
  QFETCH(int, page);
  GuiHarness gui(reinterpret_cast<GuiHarness::Scene>(scene));
  gui.window->go(static_cast<PageId>(page));
  QCoreApplication::processEvents();
  const auto wanted = controls(*gui.window);
  QVERIFY(wanted.size() >= 2);
  for (const auto* control : wanted)
    QVERIFY2(!control->accessibleName().isEmpty(),
             qPrintable(QString::fromLatin1(control->metaObject()->className()) + control->objectName()));
  std::set<QWidget*> reached;
  for (int i = 0; i < 80; ++i) {
    QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : gui.window.get(), Qt::Key_Tab);
    if (QApplication::focusWidget()) reached.insert(QApplication::focusWidget());
  }
  for (auto* control : wanted)
    QVERIFY2(reached.contains(control), qPrintable(QStringLiteral("not by Tab: ") + control->accessibleName()));
}

void AccessibilityTest::everyPageOfEveryRole_data() {
  QTest::addColumn<int>("role");
  for (const auto role : {Role::support, Role::finance, Role::incident, Role::admin, Role::auditor})
    QTest::newRow(std::string(name(role)).c_str()) << static_cast<int>(role);
}

void AccessibilityTest::everyPageOfEveryRole() {
  QFETCH(int, role);
  wantedRole = static_cast<Role>(role);
  GuiHarness gui(liveAs);
  auto* bench = gui.window->workbench();
  for (int row = 0; row < bench->navigation()->count(); ++row) {
    bench->navigation()->setCurrentRow(row);
    QCoreApplication::processEvents();
    const auto page = bench->navigation()->item(row)->text();
    QVERIFY2(!bench->currentPage()->accessibleName().isEmpty(), qPrintable(page));
    const auto wanted = controls(*gui.window);
    for (const auto* control : wanted)
      QVERIFY2(!control->accessibleName().isEmpty(),
               qPrintable(page + QStringLiteral(": ") + QString::fromLatin1(control->metaObject()->className()) +
                          control->objectName()));
    // From the navigation on until it comes round; where it does not, there is a trap.
    bench->navigation()->setFocus(Qt::TabFocusReason);
    std::set<QWidget*> reached;
    const int most = 4 * static_cast<int>(wanted.size()) + 40;
    int steps = 0;
    do {
      QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
      reached.insert(QApplication::focusWidget());
    } while (!bench->navigation()->hasFocus() && ++steps < most);
    QVERIFY2(steps < most, qPrintable(page + QStringLiteral(": Tab does not come round")));
    for (auto* control : wanted)
      QVERIFY2(reached.contains(control),
               qPrintable(page + QStringLiteral(": not by Tab: ") + control->accessibleName()));
  }
}

void AccessibilityTest::settingsAreReachedByKeyboard() {
  GuiHarness gui(scenes::live);
  gui.workspace.state.recoverable = true;
  gui.workspace.announceFacts();
  QTest::keyClick(gui.window.get(), Qt::Key_Comma, Qt::ControlModifier);
  auto& dialog = *gui.window->settings();
  QVERIFY(QTest::qWaitForWindowActive(&dialog));
  const auto wanted = controls(dialog);
  QVERIFY(wanted.size() >= 13);
  for (const auto* control : wanted)
    QVERIFY2(!control->accessibleName().isEmpty(), control->metaObject()->className());
  std::set<QWidget*> reached;
  for (int i = 0; i < 40; ++i) {
    QTest::keyClick(&dialog, Qt::Key_Tab);
    reached.insert(dialog.focusWidget());
  }
  for (auto* control : wanted)
    QVERIFY2(reached.contains(control), qPrintable(QStringLiteral("not by Tab: ") + control->accessibleName()));
}

void AccessibilityTest::tablesSayTheirCells() {
  GuiHarness gui(scenes::offline);
  for (const auto* view : gui.window->findChildren<QAbstractItemView*>()) {
    if (view->inherits("QHeaderView") || !view->model()) continue;
    for (int column = 0; column < view->model()->columnCount(); ++column)
      if (view->model()->rowCount() > 0)
        QVERIFY(!view->model()->index(0, column).data(Qt::DisplayRole).toString().isEmpty());
  }
}

QTEST_MAIN(AccessibilityTest)
#include "tst_accessibility.moc"
