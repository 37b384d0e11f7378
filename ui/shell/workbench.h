// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QWidget>

#include "ports/alert_desk.h"
#include "ports/cache.h"
#include "tables/series_pyramid.h"
#include "ui/page.h"
#include "ui/users/users_view.h"

class QListWidget;
class QPushButton;
class QMenu;
class QStackedWidget;

namespace rebate {

class AdminPage;
class AuditBanner;
class AuditPage;
class FailoversPage;
class IncidentsPage;
class MetricsPage;
class OutboxPage;
class OverviewPage;
class NewsCard;
class OfflineBanner;
class ReadOnlyBanner;
class RebatesPage;
class SealedPage;
class Toasts;
class TopBar;
class UsersPage;
class WithdrawalsPage;

/// What a person had before them: carried over when the window is built anew.
struct WorkbenchView {
  PageId page = PageId::overview;
  RebateQuery query;
  std::string rebate;    ///< id of the selected one
  std::string decision;  ///< likewise, in the outbox
  UsersView users = {};
};

/// The window of somebody who is signed in: top bar, navigation, pages, and a banner while offline.
class Workbench : public QWidget, private AlertListener {
  Q_OBJECT
 public:
  Workbench(const Context& context, QMenu* operatorMenu, QWidget* parent = nullptr);

  void factsChanged();
  void rebatesChanged(const std::vector<std::string>& ids);
  void withdrawalsChanged(const std::vector<std::string>& ids);
  void outboxChanged();
  void rateCame();
  void tick();
  void go(PageId page);  ///< nothing where the role has no such page
  void show(const Destination& where);
  bool has(PageId page) const;
  PageId current() const;
  Page* currentPage() const { return shown(); }
  void saveState();
  WorkbenchView view() const;
  void restore(const WorkbenchView& view);

  OverviewPage* overview() const { return overview_; }
  OutboxPage* outbox() const { return outbox_; }
  IncidentsPage* incidents() const { return incidents_; }
  MetricsPage* metrics() const { return metrics_; }
  FailoversPage* failovers() const { return failovers_; }
  // Null where the role may not see it.
  RebatesPage* rebates() const { return rebates_; }
  WithdrawalsPage* withdrawals() const { return withdrawals_; }
  UsersPage* users() const { return users_; }
  AuditPage* audit() const { return audit_; }
  AdminPage* admin() const { return admin_; }
  int rowOf(PageId page) const;  ///< in the navigation; -1: none
  TopBar* topBar() const { return topBar_; }
  QListWidget* navigation() const { return navigation_; }
  OfflineBanner* offlineBanner() const { return offline_; }
  ReadOnlyBanner* readOnlyBanner() const { return readOnly_; }
  AuditBanner* alarm() const { return alarm_; }
  NewsCard* news() const { return news_; }
  SealedPage* sealed() const { return sealed_; }
  Toasts* toasts() const { return toasts_; }
  QPushButton* settingsButton() const { return settings_; }

 Q_SIGNALS:
  void settingsWanted();
  void paletteWanted();
  void windowWanted(const std::string& userId);  ///< for this person
  void changed();                                ///< of what is kept for the next time

 private:
  struct Entry {
    PageId id;
    Page* page;
  };
  QFrame* buildSide();
  void buildPages();
  template <class T>
  T* add(PageId id, const QString& title, T* page);
  void alertFactsChanged() override;
  void showBadges();
  /// `alert`: 0 no, 1 somebody is needed, 2 at once.
  void badge(PageId page, std::int64_t number, int alert, const QString& said);
  void showPage();
  Page* shown() const;

  Context context_;
  TopBar* topBar_;
  QListWidget* navigation_;
  QPushButton* settings_;
  AuditBanner* alarm_;
  OfflineBanner* offline_;
  ReadOnlyBanner* readOnly_;
  NewsCard* news_;
  QStackedWidget* pages_;
  std::vector<Entry> entries_;  ///< in the order of the navigation
  OverviewPage* overview_ = nullptr;
  RebatesPage* rebates_ = nullptr;
  WithdrawalsPage* withdrawals_ = nullptr;
  UsersPage* users_ = nullptr;
  IncidentsPage* incidents_ = nullptr;
  MetricsPage* metrics_ = nullptr;
  FailoversPage* failovers_ = nullptr;
  OutboxPage* outbox_ = nullptr;
  AuditPage* audit_ = nullptr;
  AdminPage* admin_ = nullptr;
  SealedPage* sealed_;
  Toasts* toasts_;
  Subscription listening_;
};

}  // namespace rebate
