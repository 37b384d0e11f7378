// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>
#include <string>
#include <vector>

#include "ports/clock.h"
#include "ports/exporter.h"
#include "ports/region_book.h"
#include "ports/workspace.h"
#include "ui/style/look.h"
#include "ui/style/settings.h"

namespace rebate {

class AlertDesk;
class MetricDesk;
class RecordDesk;

/// What every part of the window is given. All of it outlives the window.
struct Context {
  Workspace& workspace;
  const Clock& clock;
  Look& look;
  Settings& settings;
  Exporter* exporter = nullptr;   ///< null: tables cannot be written to files
  RegionBook* regions = nullptr;  ///< null: they are as they were given, and cannot be changed
  MetricDesk* metrics = nullptr;  ///< null: no figures over time
  AlertDesk* alerts = nullptr;    ///< null: nobody is asked for alerts
  RecordDesk* records = nullptr;  ///< null: nothing is recorded
};

enum class UserAct;

/// In the order they came to be: settings keep the number. Their order in the window is the workbench's.
enum class PageId { overview, rebates, withdrawals, users, outbox, audit, admin, incidents, metrics, failovers };
inline constexpr PageId kLastPage = PageId::failovers;

/// A place in the window: a page, and what is to be shown there.
struct Destination {
  PageId page = PageId::overview;
  std::string id = {};     ///< of a rebate, user, withdrawal, outbox row, …; empty: as it was left
  bool ownWindow = false;  ///< in a window of its own; people only
  /// What is begun there, as far as its dialog: arriving does nothing by itself. Without an id, of whom is opened next.
  std::optional<UserAct> act = {};
  std::string about = {};  ///< of the act: the number of the order that is claimed
};

enum class ToastKind { done, note, trouble };

/// A page of the window. It reads the facts of the workspace when told that they changed.
class Page : public QWidget {
  Q_OBJECT
 public:
  using QWidget::QWidget;
  virtual void factsChanged() {}
  virtual void rebatesChanged(const std::vector<std::string>& ids) { Q_UNUSED(ids); }  ///< empty: all may have
  virtual void withdrawalsChanged(const std::vector<std::string>& ids) { Q_UNUSED(ids); }
  virtual void outboxChanged() {}
  virtual void rateCame() {}
  virtual void tick() {}                                            ///< time passed: ages count on
  virtual void open(const std::string& id) { Q_UNUSED(id); }        ///< shows this one, whatever was shown
  virtual void arrive(const Destination& where) { open(where.id); }  ///< with what is to be done there
  virtual void saveState() {}
  virtual void takeFocus() {}  ///< the page was chosen: where the keyboard goes

 Q_SIGNALS:
  void wanted(const Destination& where);
  void said(const QString& text, ToastKind kind);  ///< in passing; never what a person must not miss
};

}  // namespace rebate
