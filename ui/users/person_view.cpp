// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/person_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/charts/month_chart.h"
#include "ui/style/data_age.h"
#include "ui/style/empty_state.h"
#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/words.h"
#include "ui/users/amount_dialog.h"
#include "ui/users/change_dialog.h"
#include "ui/users/claim_dialog.h"
#include "ui/users/explain_card.h"
#include "ui/users/figure_cards.h"
#include "ui/users/note_card.h"
#include "ui/users/person_head.h"
#include "ui/users/person_timeline.h"
#include "ui/users/reveal_card.h"
#include "ui/users/reveal_dialog.h"

namespace rebate {

PersonView::PersonView(const Context& context, const std::string& userId, QWidget* parent)
    : QWidget(parent), context_(context), userId_(userId) {
  build();
  connect(timeline_, &PersonTimeline::rebateChosen, this, &PersonView::explain);
  connect(timeline_, &PersonTimeline::withdrawalChosen, this, [this](const QString& id) {
    Q_EMIT wanted({PageId::withdrawals, id.toStdString()});
  });
  connect(explain_, &ExplainCard::closed, this, &PersonView::closeExplanation);
  connect(explain_, &ExplainCard::rebateWanted, this, [this](const QString& id) {
    Q_EMIT wanted({PageId::rebates, id.toStdString()});
  });
  connect(head_, &PersonHead::wanted, this, [this](UserAct act) { begin(act); });
  connect(head_, &PersonHead::windowWanted, this, [this] { Q_EMIT wanted({PageId::users, userId_, true}); });
  connect(note_, &NoteCard::added, this, [this] { Q_EMIT said(tr("Note kept in the outbox."), ToastKind::done); });
  auto* escape =
      new QShortcut(QKeySequence(Qt::Key_Escape), timeline_, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
  escape->setWhatsThis(tr("Close the explanation"));
  connect(escape, &QShortcut::activated, this, &PersonView::closeExplanation);
  timeline_->show(userId_);
  readCopy();
  readRegion();
  readReturned();
  readRules();
}

void PersonView::build() {
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->addWidget(empty_ = new EmptyState(context_.look), 1);
  outer->addWidget(body_ = new QWidget, 1);
  auto* layout = new QVBoxLayout(body_);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  layout->addWidget(head_ = new PersonHead(context_));
  layout->addWidget(reveal_ = new RevealCard(context_));
  layout->addWidget(figureCards_ = new FigureCards);
  auto* below = new QHBoxLayout;
  below->setSpacing(12);
  below->addWidget(timeline_ = new PersonTimeline(context_), 1);
  below->addWidget(buildSide());
  layout->addLayout(below, 1);
  showAll();
}

QWidget* PersonView::buildSide() {
  auto* side = new QWidget;
  side->setFixedWidth(scaled(332));
  auto* layout = new QVBoxLayout(side);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  layout->addWidget(explain_ = new ExplainCard(context_.look));
  explain_->setVisible(false);
  layout->addWidget(chart_ = new MonthChart(tr("Credited per month, ¥"), context_.look), 1);
  layout->addWidget(note_ = new NoteCard(context_));
  layout->addWidget(signals_ = new SignalsCard(context_.look));
  chart_->setMaximumHeight(scaled(240));
  chart_->setToolTip(tr("By the month in which the order was made."));
  layout->addStretch();
  return side;
}

void PersonView::learn(const User& user) {
  if (user_ && user_->version > user.version) return;
  const bool other = !user_ || user_->mask != user.mask;
  user_ = user;
  if (other) Q_EMIT named();
}

void PersonView::setTypical(const std::optional<Share>& typical) {
  typical_ = typical;
  signals_->showFigures(figures_, typical_);
}

void PersonView::showAll() {
  const auto now = context_.clock.wall() + context_.workspace.facts().clockAhead;
  body_->setVisible(user_.has_value());
  empty_->setVisible(!user_);
  if (!user_) return showMissing();
  head_->show(*user_, masks_, rules_);
  figureCards_->show(user_, figures_, now);
  note_->show(user_);
  beginWish();
  signals_->showFigures(figures_, typical_);
  if (figures_)
    chart_->show(figures_->creditedIn, now);
  else
    chart_->showNothing(context_.workspace.cache() ? tr("Reading the copy…")
                                                   : tr("The copy on this desktop is not open."));
}

void PersonView::showMissing() {
  const bool read = copyRead_ && regionRead_;
  if (!read)
    empty_->say(EmptyKind::loading, tr("Looking for %1…").arg(qs(userId_)));
  else if (regionLost_)
    empty_->say(EmptyKind::offline, tr("%1 is not in this desktop's copy").arg(qs(userId_)),
                tr("No region answers. It is looked up as soon as one does."));
  else
    empty_->say(EmptyKind::notFound, tr("Nobody has the id %1").arg(qs(userId_)),
                tr("Search by phone, nickname or order number instead."));
}

ActDialog* PersonView::dialog() const {
  return dialog_;
}

RevealDialog* PersonView::revealDialog() const {
  return revealDialog_;
}

void PersonView::takeFocus() {
  timeline_->takeFocus();
}

void PersonView::explain(const QString& rebateId) {
  auto* cache = context_.workspace.cache();
  const auto row = cache ? cache->rebate(rebateId.toStdString()) : Result<std::optional<Rebate>>(std::nullopt);
  if (row && *row)
    explain_->show(**row, context_.clock.wall() + context_.workspace.facts().clockAhead);
  else
    explain_->showMissing(rebateId);
  explain_->setVisible(true);
  chart_->setVisible(false);  // there is room for one of them
}

void PersonView::closeExplanation() {
  if (explain_->isHidden()) return;
  explain_->setVisible(false);
  chart_->setVisible(true);
  timeline_->table()->setFocus();
}

void PersonView::beginWhenKnown(UserAct act, const std::string& about) {
  wish_ = {act, about};
  beginWish();
}

/// From the loop: whoever brought the wish (a palette, another page) has done with the focus by then.
void PersonView::beginWish() {
  if (!wish_ || !user_) return;
  const auto [act, about] = *std::exchange(wish_, std::nullopt);
  QMetaObject::invokeMethod(
      this,
      [this, act = act, about = about] {
        if (!user_ || !UserActs::offered(act, context_.workspace.facts())) return;
        const auto why = UserActs::whyNot(act, *user_, context_.workspace.facts(), context_.clock.wall());
        if (!why.isEmpty()) return Q_EMIT said(why, ToastKind::trouble);
        begin(act, about);
      },
      Qt::QueuedConnection);
}

void PersonView::begin(UserAct act, const std::string& about) {
  const bool busy = (dialog_ && dialog_->isVisible()) || (revealDialog_ && revealDialog_->isVisible());
  if (!user_ || busy) return;
  switch (act) {
    case UserAct::reveal:
      revealDialog_ = new RevealDialog(context_, *user_, masks_, this);
      connect(revealDialog_, &RevealDialog::revealed, reveal_, &RevealCard::show);
      return revealDialog_->open();
    case UserAct::note:
      return note_->setFocus();
    case UserAct::claim:
      dialog_ = new ClaimDialog(context_, *user_, qs(about), this);
      break;
    case UserAct::adjust:
    case UserAct::withdraw:
      dialog_ = new AmountDialog(context_, act, *user_, rules_, this);
      break;
    case UserAct::changeLevel:
    case UserAct::freeze:
    case UserAct::unfreeze:
    case UserAct::erase:
      dialog_ = new ChangeDialog(context_, act, *user_, this);
      break;
  }
  connect(dialog_, &ActDialog::kept, this, [this](const QString& words) { Q_EMIT said(words, ToastKind::done); });
  dialog_->open();
}

}  // namespace rebate
