// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/rebate_drawer.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPointer>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/delegates/cell_delegates.h"
#include "ui/rebates/booking_panel.h"
#include "ui/rebates/decision_box.h"
#include "ui/rebates/rebate_dress.h"
#include "ui/rebates/upstream_words.h"
#include "ui/rebates/waterfall.h"
#include "ui/style/data_age.h"
#include "ui/style/make.h"
#include "ui/style/whole_table.h"
#include "ui/style/words.h"

namespace rebate {

namespace {

constexpr Millis kRest = 300;  // between two questions about the same rebate

}  // namespace

RebateDrawer::RebateDrawer(const Context& context, QWidget* parent) : DrawerFrame(parent), context_(context) {
  auto* whole = inside();
  whole->addWidget(none_ = make::paragraph(tr("Select a rebate to see why it is what it is.")));
  whole->addWidget(body_ = new QWidget);
  whole->addStretch();
  auto* layout = new QVBoxLayout(body_);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  auto* head = new QHBoxLayout;
  head->addWidget(title_ = make::label({}, "title"), 1);
  head->addWidget(version_ = make::label({}, "tag"));
  layout->addLayout(head);
  layout->addWidget(subtitle_ = make::paragraph({}));
  auto* line = new QHBoxLayout;
  line->addWidget(order_ = make::mono({}), 1);
  line->addWidget(state_ = make::label({}, "muted"));
  line->addWidget(user_ = make::button(tr("Open user")));
  user_->setObjectName(QStringLiteral("openUser"));
  connect(user_, &QPushButton::clicked, this, [this] { Q_EMIT userWanted(qs(rebate_->userId)); });
  order_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  layout->addLayout(line);
  layout->addWidget(age_ = make::paragraph({}));
  layout->addWidget(verdict_ = make::paragraph({}));
  layout->addSpacing(4);
  layout->addWidget(why_ = make::section({}));
  layout->addWidget(waterfall_ = new Waterfall(context.look));
  layout->addWidget(booking_ = new BookingPanel);
  layout->addSpacing(4);
  layout->addWidget(buildVersions());
  foot()->addWidget(decision_ = new DecisionBox(context));  // always in view, whatever is above it
  clear();
}

QWidget* RebateDrawer::buildVersions() {
  auto* part = new QWidget;
  auto* layout = new QVBoxLayout(part);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(6);
  layout->addWidget(make::section(tr("Upstream versions")));
  versionTable_ = new WholeTable(30);
  auto* dress = new VersionsDress(context_.look, versionTable_);
  dress->setSourceModel(&versions_);
  versionTable_->setModel(dress);
  versionTable_->setItemDelegateForColumn(static_cast<int>(VersionsModel::Column::change),
                                          new TabularDelegate(versionTable_));
  versionTable_->setAccessibleName(tr("Upstream versions"));
  versionTable_->horizontalHeader()->setSectionResizeMode(static_cast<int>(VersionsModel::Column::state),
                                                          QHeaderView::Stretch);
  layout->addWidget(versionTable_);
  layout->addWidget(differences_ = make::paragraph({}));
  differences_->setObjectName(QStringLiteral("differences"));
  connect(versionTable_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          &RebateDrawer::showDifferences);
  layout->addWidget(versionNote_ = make::paragraph({}));
  return part;
}

void RebateDrawer::clear() {
  rebate_.reset();
  body_->setVisible(false);
  showFoot(false);
  none_->setVisible(true);
}

void RebateDrawer::show(const Rebate& rebate, bool pending) {
  rebate_ = rebate;
  none_->setVisible(false);
  body_->setVisible(true);
  showFoot(decides_);
  showHead();
  waterfall_->show(rebate);
  decision_->show(rebate, pending);
  if (fetchedFor_ != rebate.id || fetchedVersion_ != rebate.version) fetchDetail();
}

void RebateDrawer::showHead() {
  const auto& r = *rebate_;
  const auto who = r.userId.empty() ? tr("nobody yet") : qs(r.userId) + QLatin1Char(' ') + qs(r.userMask);
  make::setText(title_, tr("%1 to %2").arg(yuan(r.split.user), who));
  make::setText(version_, tr("version %1").arg(r.version));
  make::setText(subtitle_, QStringLiteral("%1 · %2").arg(qs(r.item), Words::platform(r.platform)));
  make::setText(order_, qs(r.line));
  const auto reason = Words::reason(r.reason);
  make::setText(state_,
                reason.isEmpty() ? Words::state(r.state) : Words::state(r.state) + QStringLiteral(": ") + reason);
  const bool stopped = r.state == RebateState::held || r.state == RebateState::rejected;
  verdict_->setVisible(stopped && !r.decidedBy.empty());
  make::setText(verdict_, r.note.empty()
                              ? tr("%1 by %2").arg(Words::state(r.state), qs(r.decidedBy))
                              : tr("%1 by %2: “%3”").arg(Words::state(r.state), qs(r.decidedBy), qs(r.note)));
  make::setText(why_, tr("Why %1").arg(yuan(r.split.user)).toUpper());
  user_->setVisible(!r.userId.empty());
  user_->setAccessibleName(tr("Open user %1").arg(qs(r.userId)));
  setAccessibleName(title_->text());
}

void RebateDrawer::hideDecision() {
  decides_ = false;
  showFoot(false);
}

void RebateDrawer::compare(const std::optional<Result<RebateDetail>>& detail) {
  const auto comparison = detail ? comparisonOf(*rebate_, *detail) : comparisonOf(*rebate_);
  booking_->show(*rebate_, comparison);
  decision_->compare(comparison);
}

void RebateDrawer::fetchDetail() {
  if (fetchedFor_ != rebate_->id) versions_.setVersions({});
  fetchedFor_ = rebate_->id;
  fetchedVersion_ = rebate_->version;
  askAgain_ = false;
  asking_ = true;
  askedAt_ = context_.clock.monotonic();
  versionTable_->setVisible(versions_.rowCount() > 0);
  versionNote_->setText(tr("Asking a region…"));
  versionNote_->setVisible(versions_.rowCount() == 0);
  showDifferences();
  compare(std::nullopt);
  const QPointer<RebateDrawer> self(this);
  context_.workspace.fetchDetail(rebate_->id,
                                 [self, id = rebate_->id, version = rebate_->version](Result<RebateDetail> detail) {
                                   if (!self || !self->rebate_ || self->fetchedFor_ != id) return;
                                   if (self->fetchedVersion_ == version) self->detailCame(detail);
                                 });
}

/// The copy may know of a change before this region does, or after: then it is asked again in a moment.
void RebateDrawer::detailCame(const Result<RebateDetail>& detail) {
  asking_ = false;
  askAgain_ = !detail || detail->rebate.version != rebate_->version;
  showVersions(detail);
  compare(detail);
}

void RebateDrawer::showVersions(const Result<RebateDetail>& detail) {
  if (detail) versions_.setVersions(detail->versions);
  const int rows = versions_.rowCount();
  versionTable_->setVisible(rows > 0);
  versionTable_->fitRows();
  versionTable_->fitColumns();
  versionNote_->setVisible(!detail.ok() || rows == 0);
  if (!detail)
    versionNote_->setText(
        detail.error().code == Errc::unavailable
            ? tr("The versions are kept by the regions, and none answers. All else is shown from this desktop.")
            : Words::error(detail.error()));
  else if (rows == 0)
    versionNote_->setText(tr("No versions on record."));
  showDifferences();
}

/// Of the chosen version, or of the newest, against the one before.
void RebateDrawer::showDifferences() {
  const auto current = versionTable_->currentIndex();
  const auto* row = versions_.at(current.isValid() ? current.row() : 0);
  QStringList said;
  const auto value = [](const std::string& text) { return text.empty() ? tr("(none)") : qs(text); };
  for (const auto& difference : row ? row->differences : std::vector<VersionRow::Difference>{})
    said << tr("%1: %2 → %3")
                .arg(UpstreamWords::member(difference.member), value(difference.before), value(difference.after));
  differences_->setVisible(!said.isEmpty());
  if (!said.isEmpty())
    make::setText(differences_,
                  tr("What v%1 changed").arg(row->number) + QLatin1Char('\n') + said.join(QLatin1Char('\n')));
}

void RebateDrawer::factsChanged() {
  if (!rebate_) return;
  decision_->refresh();
  DataAge::show(age_, context_.workspace.facts(), context_.clock.wall());
  const bool rested = context_.clock.monotonic() - askedAt_ >= kRest || versions_.rowCount() == 0;
  if (askAgain_ && !asking_ && rested && context_.workspace.facts().signIn == SignIn::signedIn) fetchDetail();
}

}  // namespace rebate
