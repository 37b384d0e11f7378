// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>
#include <functional>

#include "ui/page.h"
#include "ui/shell/workbench.h"

namespace rebate {

/// What the menus can ask of the window.
struct MenuWishes {
  std::function<void(PageId)> go;
  std::function<void(Theme)> theme;
  std::function<void(Tongue)> tongue;
  std::function<void()> retry;
  std::function<void()> lock;
  std::function<void()> settings;
  std::function<void()> signOut;
  std::function<void()> quit;
  std::function<void()> shortcuts;
  std::function<void()> about;
  std::function<void()> palette;
  std::function<void()> otherTheme;
};

/// The menu bar and the operator's menu; the same actions in both.
class Menus : public QObject {
  Q_OBJECT
 public:
  Menus(QMenuBar* bar, const MenuWishes& wishes, Theme theme, Tongue tongue, QObject* parent);
  QMenu* operatorMenu() const { return operator_.get(); }
  /// Pages that the role has not are not offered, nor taken by their keys.
  void setSignedIn(bool signedIn, const std::function<bool(PageId)>& has = {});
  void showTongue(Tongue tongue);
  void showTheme(Theme theme);  ///< it was chosen elsewhere
  const QList<QAction*>& pageActions() const { return pages_; }

 private:
  void buildThemes(Theme theme, const MenuWishes& wishes);
  void buildTongues(Tongue tongue, const MenuWishes& wishes);
  void buildBar(QMenuBar* bar, const MenuWishes& wishes);

  std::unique_ptr<QMenu> themes_;
  std::unique_ptr<QMenu> tongues_;
  std::unique_ptr<QMenu> operator_;
  QList<QAction*> pages_;
  QAction* retry_ = nullptr;
  QAction* palette_ = nullptr;
  QAction* lock_ = nullptr;
  QAction* settings_ = nullptr;
  QAction* signOut_ = nullptr;
};

}  // namespace rebate
