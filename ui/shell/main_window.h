// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <QPointer>
#include <memory>
#include <optional>

#include "ui/page.h"
#include "ui/palette/palette_offer.h"
#include "ui/shell/menus.h"
#include "ui/shell/status_line.h"
#include "ui/shell/workbench.h"

class QStackedWidget;
class QTimer;

namespace rebate {

class AlertNotifier;
class IdleLock;
class LockPage;
class Palette;
class PersonWindows;
class SettingsDialog;
class SignInPage;
class Tray;
class TrayNotice;
class WindowKeeper;

/// The window: sign-in, the lock, or the workbench, which exists only while somebody is inside. Knows the workspace and
/// the read side of the cache, nothing behind them.
class MainWindow : public QMainWindow, private WorkspaceListener {
  Q_OBJECT
 public:
  /// Everything in the context outlives the window; theme and language are taken from its settings.
  MainWindow(const Context& context, Language& language, QWidget* parent = nullptr);
  ~MainWindow() override;

  void go(PageId page);
  void setTheme(Theme theme);
  void setTongue(Tongue tongue);
  void setTextSize(int percent);
  void switchTheme();  ///< dark where it is light now, and the other way round
  void showSettings();
  Palette* showPalette();                                 ///< null while nobody is inside
  SettingsDialog* settings() const { return settings_; }  ///< null while it was never opened, or nobody is inside
  void tick();                ///< time passed: ages count on, and nobody may be here any more
  void lock(LockReason why);  ///< out of sight at once, whatever the worker is doing; nothing while nobody is inside
  void refused(const QString& name, const Error& why);  ///< a sign-in that somebody else asked for
  bool isSignedIn() const;                              ///< the workbench is in view
  bool isLocked() const;                                ///< the lock page is
  Workbench* workbench() const { return workbench_; }   ///< null while nobody is inside
  PersonWindows* people() const { return people_; }     ///< likewise
  LockPage* lockPage() const { return lock_; }
  SignInPage* signInPage() const { return signIn_; }
  Menus* menus() const { return menus_; }
  Tray* tray() const { return tray_; }
  AlertNotifier* notifier() const { return alerts_; }
  const Context& context() const { return context_; }

 Q_SIGNALS:
  void everythingClosed();  ///< after a lock: files and keys, too, or there was nothing open

 protected:
  void closeEvent(QCloseEvent* event) override;

 private:
  void factsChanged() override;
  void rebatesChanged(const std::vector<std::string>& ids) override;
  void withdrawalsChanged(const std::vector<std::string>& ids) override;
  void outboxChanged() override;
  void creditedRateCame(const RatePoint& point) override;

  void build();
  void rebuild(const std::function<void()>& change);
  MenuWishes wishes();
  void enter();
  void leave();
  void dropSettings();
  void showWhatIsDue();
  void remember(const Offer& offer);
  void keepState();

  Context context_;
  Language& language_;
  Menus* menus_ = nullptr;
  QStackedWidget* stack_ = nullptr;
  SignInPage* signIn_ = nullptr;
  LockPage* lock_ = nullptr;
  Workbench* workbench_ = nullptr;
  PersonWindows* people_ = nullptr;
  SettingsDialog* settings_ = nullptr;
  PageId lastPage_ = PageId::overview;
  WindowKeeper* keeper_;
  QPointer<Palette> palette_;
  std::vector<Offer> recent_;  ///< chosen in the palette, newest first; of this stay only, as it may name people
  std::optional<LockReason> closing_;  ///< locked here; the worker has not said so yet
  std::unique_ptr<StatusLine> status_;
  QTimer* clock_;
  IdleLock* idle_;
  Tray* tray_;
  TrayNotice* wayBack_;
  AlertNotifier* alerts_;
  Subscription listening_;
};

}  // namespace rebate
