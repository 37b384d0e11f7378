// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/proposals_panel.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/admin/admin_export.h"
#include "ui/admin/proposal_words.h"
#include "ui/outbox/command_words.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr int kOpen = 0, kDecided = 1;
constexpr int kPage = 100, kMostAtOnce = 500;  // rows of one request

}  // namespace

ProposalsPanel::ProposalsPanel(const Context& context, QWidget* parent) : AdminPanel(context, tr("Proposals"), parent) {
  states_ = new QButtonGroup(this);
  const std::pair<int, QString> chips[] = {{kOpen, tr("Open")}, {kDecided, tr("Decided")}};
  for (const auto& [id, text] : chips) {
    auto* chip = make::button(text, "chip");
    chip->setObjectName(id == kOpen ? QStringLiteral("statesOpen") : QStringLiteral("statesDecided"));
    chip->setCheckable(true);
    states_->addButton(chip, id);
    head_->insertWidget(1 + id, chip);
  }
  states_->button(kOpen)->setChecked(true);
  table_ = addTable(tr("Proposals"), {tr("Kind"), tr("What"), tr("Reason"), tr("Proposed by"), tr("At"), tr("State")},
                    QStringLiteral("proposals"));
  offerExport([this] { return AdminExport::proposals(states_->checkedId() == kOpen, context_.workspace, this); });
  buildDetail();
  connect(states_, &QButtonGroup::idClicked, this, [this] { fill(); });
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] { showChosen(); });
  showChosen();
}

void ProposalsPanel::buildDetail() {
  auto* card = make::frame("card");
  detail_ = card;
  auto* layout = new QVBoxLayout(card);
  layout->setContentsMargins(12, 12, 12, 12);
  layout->setSpacing(8);
  layout->addWidget(title_ = make::label({}, "title"));
  layout->addWidget(about_ = make::paragraph({}));
  auto* lines = new QWidget;
  lines_ = new QGridLayout(lines);
  lines_->setContentsMargins(0, 0, 0, 0);
  lines_->setHorizontalSpacing(16);
  lines_->setVerticalSpacing(4);
  lines_->setColumnStretch(3, 1);
  layout->addWidget(lines);
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  row->addWidget(reason_ = new QLineEdit, 1);
  reason_->setPlaceholderText(tr("Reason (needed to reject)"));
  reason_->setAccessibleName(tr("Reason for the decision"));
  reason_->setMaxLength(160);
  reason_->setObjectName(QStringLiteral("reason"));
  row->addWidget(approve_ = make::button(tr("Approve"), "primary"));
  row->addWidget(reject_ = make::button(tr("Reject")));
  row->addWidget(withdraw_ = make::button(tr("Withdraw")));
  approve_->setObjectName(QStringLiteral("approve"));
  reject_->setObjectName(QStringLiteral("reject"));
  withdraw_->setObjectName(QStringLiteral("withdraw"));
  layout->addLayout(row);
  layout->addWidget(why_ = make::paragraph({}));
  why_->setObjectName(QStringLiteral("whyNot"));
  body_->addWidget(card);
  connect(approve_, &QPushButton::clicked, this, [this] { decide(ProposalVerdict::approve); });
  connect(reject_, &QPushButton::clicked, this, [this] { decide(ProposalVerdict::reject); });
  connect(withdraw_, &QPushButton::clicked, this, [this] { decide(ProposalVerdict::withdraw); });
  connect(reason_, &QLineEdit::textChanged, this,
          [this](const QString& text) { reject_->setEnabled(!text.trimmed().isEmpty()); });
}

void ProposalsPanel::refresh() {
  askFor<RulesRead>({}, [this](const std::vector<RuleVersion>& versions) {
    if (!versions.empty()) newest_ = versions.back().rules;
    readOpen();
    readAll();
  });
}

/// What waits is asked for by itself: it must not be hidden behind what was decided since.
void ProposalsPanel::readOpen() {
  ProposalsRead wish;
  wish.state = ProposalState::open;
  wish.limit = std::clamp(static_cast<int>(open_.size()), kPage, kMostAtOnce);
  askFor<ProposalsRead>(wish, [this](ProposalSlice slice) {
    open_ = std::move(slice.proposals);
    std::erase_if(open_, [](const Proposal& p) { return p.state != ProposalState::open; });
    nextOpen_ = slice.next;
    fill();
  });
}

void ProposalsPanel::readAll() {
  ProposalsRead wish;
  wish.limit = std::clamp(static_cast<int>(all_.size()), kPage, kMostAtOnce);
  askFor<ProposalsRead>(wish, [this](ProposalSlice slice) {
    all_ = std::move(slice.proposals);
    nextOfAll_ = slice.next;
    fill();
  });
}

void ProposalsPanel::readMore() {
  const bool open = states_->checkedId() == kOpen;
  ProposalsRead wish;
  if (open) wish.state = ProposalState::open;
  wish.after = open ? nextOpen_ : nextOfAll_;
  askFor<ProposalsRead>(wish, [this, open, after = wish.after](const ProposalSlice& slice) {
    auto& next = open ? nextOpen_ : nextOfAll_;
    if (after != next) return;  // it was read anew meanwhile
    auto& rows = open ? open_ : all_;
    rows.insert(rows.end(), slice.proposals.begin(), slice.proposals.end());
    next = slice.next;
    fill();
  });
}

void ProposalsPanel::open(const std::string& id) {
  wanted_ = id;
  fill();
}

void ProposalsPanel::fill() {
  const auto is = [this](const Proposal& p) { return p.id == wanted_; };
  const bool soughtOpen = std::any_of(open_.begin(), open_.end(), is);
  const bool soughtDecided = !soughtOpen && std::any_of(all_.begin(), all_.end(), is);
  if (soughtOpen || soughtDecided) states_->button(soughtOpen ? kOpen : kDecided)->setChecked(true);
  const bool open = states_->checkedId() == kOpen;
  const auto before = chosen() != nullptr ? chosen()->id : std::string();
  shown_.clear();
  for (const auto& proposal : open ? open_ : all_)
    if ((proposal.state == ProposalState::open) == open) shown_.push_back(proposal);
  std::vector<QStringList> rows;
  for (const auto& p : shown_)
    rows.push_back({CommandWords::proposalKind(p.kind), ProposalWords::substance(p), qs(p.reason), qs(p.proposedBy),
                    dayTime(p.proposedAt), CommandWords::proposalState(p.state)});
  fillTable(table_, rows);
  const auto& find = wanted_.empty() ? before : wanted_;
  for (std::size_t row = 0; row < shown_.size(); ++row)
    if (shown_[row].id == find) table_->selectRow(static_cast<int>(row));
  if (soughtOpen || soughtDecided) wanted_.clear();
  const bool more = !(open ? nextOpen_ : nextOfAll_).empty();
  offerMore(table_, more, more ? tr("the newest %1").arg(count(static_cast<std::int64_t>(shown_.size()))) : QString());
  showRows();
  showChosen();
}

const Proposal* ProposalsPanel::chosen() const {
  const auto row = static_cast<std::size_t>(table_->currentIndex().row());
  return table_->currentIndex().isValid() && row < shown_.size() ? &shown_[row] : nullptr;
}

void ProposalsPanel::showChosen() {
  const auto* proposal = chosen();
  for (auto* part : {static_cast<QWidget*>(reason_), static_cast<QWidget*>(approve_), static_cast<QWidget*>(reject_),
                     static_cast<QWidget*>(withdraw_)})
    part->setVisible(false);
  while (auto* item = lines_->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  if (proposal == nullptr) {
    title_->setText(states_->checkedId() == kOpen ? tr("Nothing waits to be decided.")
                                                  : tr("Nothing was decided yet."));
    about_->clear();
    return why_->clear();
  }
  title_->setText(ProposalWords::substance(*proposal));
  const auto asked =
      tr("Proposed by %1, %2: “%3”").arg(qs(proposal->proposedBy), dayTime(proposal->proposedAt), qs(proposal->reason));
  const auto decided = tr("%1 by %2, %3")
                           .arg(CommandWords::proposalState(proposal->state), qs(proposal->decidedBy),
                                dayTime(proposal->decidedAt.value_or(0)));
  about_->setText(proposal->state == ProposalState::open ? asked : asked + QLatin1Char('\n') + decided);
  showLines(*proposal);
  showActs(*proposal);
}

void ProposalsPanel::showLines(const Proposal& proposal) {
  int row = 0;
  for (const auto& line : ProposalWords::lines(proposal, newest_)) {
    lines_->addWidget(make::label(line.member, "muted"), row, 0);
    lines_->addWidget(make::label(line.before), row, 1, Qt::AlignRight);
    lines_->addWidget(make::label(line.before.isEmpty() ? QString() : QStringLiteral("→")), row, 2);
    lines_->addWidget(make::label(line.after, "strong"), row, 3);
    ++row;
  }
}

/// Why this person cannot decide it; empty: they can.
QString ProposalsPanel::whyNot(const Proposal& proposal) const {
  const auto& who = context_.workspace.facts().who;
  if (!who || !allows(who->role, toDecide(proposal.kind))) return tr("Another role decides about this.");
  if (who->name == proposal.proposedBy) return tr("You proposed it: somebody else decides. You may withdraw it.");
  return {};
}

void ProposalsPanel::showActs(const Proposal& proposal) {
  const auto& who = context_.workspace.facts().who;
  const bool open = proposal.state == ProposalState::open;
  const auto why = open ? whyNot(proposal) : QString();
  const bool decides = open && why.isEmpty();
  const bool own = open && who && who->name == proposal.proposedBy && allows(who->role, toPropose(proposal.kind));
  for (auto* part : {static_cast<QWidget*>(reason_), static_cast<QWidget*>(approve_), static_cast<QWidget*>(reject_)})
    part->setVisible(decides);
  reject_->setEnabled(!reason_->text().trimmed().isEmpty());
  withdraw_->setVisible(own);
  make::setText(why_, why);
  why_->setVisible(!why.isEmpty());
}

void ProposalsPanel::decide(ProposalVerdict verdict) {
  const auto* proposal = chosen();
  if (proposal == nullptr) return;
  const auto reason = verdict == ProposalVerdict::withdraw ? QString() : reason_->text().trimmed();
  const Facts seen{{"state", std::string(name(proposal->state))},
                   {"kind", std::string(name(proposal->kind))},
                   {"version", std::to_string(proposal->version)}};
  keep(DecideProposal{proposal->id, proposal->kind, verdict, proposal->version, reason.toStdString()}, seen,
       [this] { reason_->clear(); });
}

}  // namespace rebate
