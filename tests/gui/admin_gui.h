// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>

#include "gui_harness.h"
#include "ui/admin/admin_page.h"
#include "ui/admin/admin_panel.h"
#include "ui/shell/workbench.h"

namespace rebate {

inline const std::string kMine = "0197a0c4-0000-7000-8000-000000000001";
inline const std::string kTheirs = "0197a0c4-0000-7000-8000-000000000002";

/// What a region answers on a quiet morning.
struct AdminReadings {
  explicit AdminReadings(Millis now) : now_(now) {
    RuleSet first;
    RuleSet second;
    second.version = 2;
    second.from = now - 40 * 24 * kHour;
    second.reserve = {900};
    rules = {{first, "", "", "", 0}, {second, kTheirs, "he.min", "wu.min", second.from}};
    proposals.push_back(proposal(kMine, ProposalKind::staff, "zhang.qi",
                                 R"({"change":"add","role":"support","display":"张琪"})", "wu.min", "hired"));
    proposals.push_back(proposal(kTheirs, ProposalKind::rules, "",
                                 R"({"base_version":2,"rules":{"reserve_bp":800,"share_bp":{"jd":{"gold":6500}}}})",
                                 "he.min", "returns went down"));
    proposals.push_back(proposal("0197a0c4-0000-7000-8000-000000000003", ProposalKind::adjustment, "u-88210",
                                 R"({"amount_fen":1250})", "li.na", "a promise of ours"));
    proposals.back().state = ProposalState::approved;
    proposals.back().decidedBy = "chen.jing";
    proposals.back().decidedAt = now - kHour;
    operators = {{{"wu.min", "吴敏", Role::admin}, false, true, true, false},
                 {{"he.min", "何敏", Role::admin}, false, true, true, false},
                 {{"li.na", "李娜", Role::support}, false, true, false, true},
                 {{"old.one", "旧人", Role::finance}, true, false, false, false}};
    feeds = {feed(Platform::taobao, 4), feed(Platform::jd, 0), feed(Platform::pdd, 0)};
    feeds[0].holes = {{now - 60 * kHour, now - 42 * kHour}, {now - 20 * kHour, now - 19 * kHour}};
    feeds[1].holes = {{now - 100 * kHour, now - 90 * kHour}};
    feeds[1].rereads.push_back({7, now - 100 * kHour, now - 90 * kHour, 0, now - kHour, "he.min"});
    Bill bill{"0197a0c4-0000-7000-8000-00000000000b",
              Platform::taobao,
              "2026-05",
              {1'234'560},
              812,
              BillState::open,
              "li.wei",
              "",
              "",
              now - kHour,
              0,
              {1'230'060},
              {4'500},
              809,
              3,
              {}};
    bills = {bill};
  }

  Result<RegionReading> operator()(const RegionRead& wish, const std::string&) const {
    if (std::holds_alternative<RulesRead>(wish)) return RegionReading(rules);
    if (std::holds_alternative<ProposalsRead>(wish)) return RegionReading(ProposalSlice{proposals, {}});
    if (std::holds_alternative<OperatorsRead>(wish)) return RegionReading(operators);
    if (std::holds_alternative<CoverageRead>(wish)) return RegionReading(feeds);
    if (std::holds_alternative<BillsRead>(wish)) return RegionReading(BillSlice{bills, {}});
    return Error{Errc::notFound, "", ""};
  }

  std::vector<RuleVersion> rules;
  std::vector<Proposal> proposals;
  std::vector<OperatorRow> operators;
  std::vector<FeedCoverage> feeds;
  std::vector<Bill> bills;

 private:
  Proposal proposal(const std::string& id, ProposalKind kind, const std::string& subject, const std::string& body,
                    const std::string& by, const std::string& reason) const {
    Proposal made;
    made.id = id;
    made.kind = kind;
    made.subject = subject;
    made.body = body;
    made.reason = reason;
    made.proposedBy = by;
    made.proposedAt = now_ - 2 * kHour;
    return made;
  }
  FeedCoverage feed(Platform platform, int query) const {
    FeedCoverage covered;
    covered.platform = platform;
    covered.queryType = query;
    covered.since = now_ - 7 * 24 * kHour;
    covered.readUntil = now_;
    covered.windows = {{now_ - 168 * kHour, now_ - 100 * kHour, now_, 400, 0, false},
                       {now_ - 90 * kHour, now_ - 60 * kHour, now_, 400, 0, false},
                       {now_ - 42 * kHour, now_ - 20 * kHour, now_, 120, 1, false},
                       {now_ - 19 * kHour, now_, now_, 80, 0, false}};
    return covered;
  }
  Millis now_;
};

/// The window at its admin page, of somebody with that role.
struct AdminGui : GuiHarness {
  static Scene sceneOf(Role role) {
    const auto as = [](FakeWorkspace& workspace, const Operator& who) {
      scenes::live(workspace);
      workspace.state.who = who;
      workspace.reading = AdminReadings(workspace.clock.wall());
    };
    static const auto make = as;
    switch (role) {
      case Role::admin:
        return [](FakeWorkspace& workspace) { make(workspace, {"wu.min", "吴敏", Role::admin}); };
      case Role::finance:
        return [](FakeWorkspace& workspace) { make(workspace, {"chen.jing", "陈静", Role::finance}); };
      case Role::support:
        return [](FakeWorkspace& workspace) { make(workspace, {"li.na", "李娜", Role::support}); };
      case Role::auditor:
      case Role::incident:
        break;
    }
    return [](FakeWorkspace& workspace) { make(workspace, {"he.lan", "何岚", Role::auditor}); };
  }

  explicit AdminGui(Role role = Role::admin, Tongue tongue = Tongue::english, Theme theme = Theme::dark)
      : GuiHarness(sceneOf(role), tongue, theme) {
    window->go(PageId::admin);
    for (auto* found : window->findChildren<AdminPage*>()) page = found;
  }

  template <class Panel>
  Panel* at(const char* tab) {
    page->open(tab);
    return page->findChild<Panel*>(QLatin1String(tab));
  }
  /// With plain spaces in the place of those that do not break.
  static QString plain(QString text) { return text.replace(QChar(0xA0), u' ').replace(QChar(0x202F), u' '); }
  QStringList tabNames() const {
    QStringList names;
    for (int i = 0; i < page->tabs()->count(); ++i) names << page->tabs()->tabText(i);
    return names;
  }
  static QPushButton* button(QWidget* panel, const char* name) {
    return panel->findChild<QPushButton*>(QLatin1String(name));
  }
  static QLineEdit* edit(QWidget* panel, const char* name) { return panel->findChild<QLineEdit*>(QLatin1String(name)); }
  static QString label(QWidget* panel, const char* name) {
    const auto* found = panel->findChild<QLabel*>(QLatin1String(name));
    return found && found->isVisible() ? plain(found->text()) : QString();
  }
  static QString cell(const QTableView* table, int row, int column) {
    return table->model()->index(row, column).data().toString();
  }
  static QString texts(const QWidget* widget) {
    QStringList found;
    for (const auto* label : widget->findChildren<QLabel*>())
      if (label->isVisible()) found << plain(label->text());
    return found.join(u'\n');
  }
  const Command& kept() const { return *workspace.outbox.back().command; }

  AdminPage* page = nullptr;
};

}  // namespace rebate
