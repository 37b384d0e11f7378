// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <memory>

#include "tables/series_store.h"
#include "ui/page.h"
#include "ui/shell/status_line.h"
#include "ui/shell/workbench.h"

class QStackedWidget;
class QTimer;

namespace rebate {

class Menus;
class SignInPage;

/// The window: sign-in, or the workbench. Knows the workspace and the read side of the cache, nothing behind them.
class MainWindow : public QMainWindow, private WorkspaceListener {
  Q_OBJECT
 public:
  /// Everything in the context outlives the window; theme and language are taken from its settings.
  MainWindow(const Context& context, Language& language, QWidget* parent = nullptr);
  ~MainWindow() override;

  void go(PageId page);
  void setTheme(Theme theme);
  void setTongue(Tongue tongue);
  bool isSignedIn() const;  ///< the workbench is in view
  Workbench* workbench() const { return workbench_; }
  SignInPage* signInPage() const { return signIn_; }
  Menus* menus() const { return menus_; }
  const Context& context() const { return context_; }
  const SeriesStore& credited() const { return credited_; }

 protected:
  void closeEvent(QCloseEvent* event) override;

 private:
  void factsChanged() override;
  void rebatesChanged(const std::vector<std::string>& ids) override;
  void outboxChanged() override;
  void creditedRateCame(const RatePoint& point) override;

  void build();
  void tick();
  void showWhatIsDue();

  Context context_;
  Language& language_;
  SeriesStore credited_;
  Menus* menus_ = nullptr;
  QStackedWidget* stack_ = nullptr;
  SignInPage* signIn_ = nullptr;
  Workbench* workbench_ = nullptr;
  std::unique_ptr<StatusLine> status_;
  QTimer* clock_;
  Subscription listening_;
};

}  // namespace rebate
