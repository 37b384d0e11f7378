// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"

class QTabWidget;

namespace rebate {

class AdminPanel;
class ProposalsPanel;

/// How the platform is run, for whoever may read it: proposals, rules, operators, feeds, held lines and bills; the
/// tabs are those that the role may see.
class AdminPage : public Page {
  Q_OBJECT
 public:
  explicit AdminPage(const Context& context, QWidget* parent = nullptr);

  void factsChanged() override;
  void outboxChanged() override;
  /// "proposals", "rules", "operators", "feeds", "held" or "bills"; "proposal:" and an id.
  void open(const std::string& id) override;
  void takeFocus() override;
  QTabWidget* tabs() const { return tabs_; }

 private:
  void add(const char* name, AdminPanel* panel, const QString& title);

  Context context_;
  QTabWidget* tabs_;
};

}  // namespace rebate
