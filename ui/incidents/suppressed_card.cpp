// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/suppressed_card.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QTime>
#include <QVBoxLayout>

#include "ui/incidents/alert_calls.h"
#include "ui/incidents/alert_words.h"
#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {

class SuppressedCard::Line : public QFrame {
 public:
  explicit Line(const std::function<void(const Silence&)>& end) {
    setProperty("look", QStringLiteral("foot"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 3, 8, 3);
    row->setSpacing(12);
    row->addWidget(kind_ = make::elided({}), 4);
    row->addWidget(what_ = make::elided({}), 6);
    row->addWidget(why_ = make::elided({}), 6);
    row->addWidget(left_ = make::label({}, "muted"));
    row->addWidget(end_ = make::button(SuppressedCard::tr("End"), "small"));
    left_->setMinimumWidth(scaled(76));
    left_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto kept = end_->sizePolicy();
    kept.setRetainSizeWhenHidden(true);  // the columns stand below each other
    end_->setSizePolicy(kept);
    for (auto* label : {kind_, what_, why_}) label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setMinimumHeight(scaled(30));
    connect(end_, &QPushButton::clicked, this, [this, end] {
      if (silence_) end(*silence_);
    });
  }
  void show(const SuppressedRow& row, Millis now) {
    silence_ = row.silence;
    make::setText(kind_, row.kind);
    make::setText(what_, row.what);
    make::setText(why_, row.why);
    const bool soon = row.until > 0 && row.until - now <= kSoon;
    make::setText(left_, countdown(row, now));
    make::setProperty(left_, "tone", soon && row.from <= now ? "warning" : "unknown");
    end_->setVisible(silence_.has_value());
    end_->setAccessibleName(SuppressedCard::tr("End: %1, %2").arg(row.kind, row.what));
    setAccessibleName(QStringLiteral("%1, %2, %3, %4").arg(row.kind, row.what, row.why, left_->text()));
  }

 private:
  static QString countdown(const SuppressedRow& row, Millis now) {
    if (!row.left.isEmpty()) return row.left;
    if (row.from > now) return SuppressedCard::tr("begins in %1").arg(Words::age(row.from - now));
    return row.until > 0 ? AlertWords::left(row.until, now) : QString();
  }

  std::optional<Silence> silence_;
  QLabel* kind_;
  QLabel* what_;
  QLabel* why_;
  QLabel* left_;
  QPushButton* end_;
};

SuppressedCard::SuppressedCard(const Context& context, QWidget* parent) : QFrame(parent), context_(context) {
  setProperty("look", QStringLiteral("card"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(12, 12, 12, 8);
  layout->setSpacing(4);
  layout->addWidget(make::section(tr("Suppressed right now · in all regions")));
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* inside = new QWidget;
  inside->setObjectName(QStringLiteral("drawer"));
  lines_ = new QVBoxLayout(inside);
  lines_->setContentsMargins(0, 0, 0, 0);
  lines_->setSpacing(0);
  lines_->addStretch();
  scroll->setWidget(inside);
  layout->addWidget(scroll, 1);
  refresh();
}

void SuppressedCard::refresh() {
  static const AlertFacts kNone;
  const auto& alerts = context_.alerts ? context_.alerts->facts() : kNone;
  const auto& facts = context_.workspace.facts();
  const auto now = context_.clock.wall() + facts.clockAhead;
  const auto local = QDateTime::fromMSecsSinceEpoch(context_.clock.wall()).time();
  rows_ = SuppressedRows::of(alerts, facts, alertCallsIn(facts.preferences).quiet, local.hour() * 60 + local.minute());
  while (shown_.size() < rows_.size()) {
    shown_.push_back(new Line([this](const Silence& silence) { end(silence); }));
    lines_->insertWidget(static_cast<int>(shown_.size()) - 1, shown_.back());
  }
  while (shown_.size() > rows_.size()) {
    delete shown_.back();
    shown_.pop_back();
  }
  for (std::size_t i = 0; i < rows_.size(); ++i) shown_[i]->show(rows_[i], now);
}

void SuppressedCard::end(const Silence& silence) {
  const QPointer<SuppressedCard> self(this);
  const auto what = AlertWords::matchers(silence);
  context_.alerts->expire(silence, [self, what](const Outcome& outcome) {
    if (!self) return;
    if (outcome)
      Q_EMIT self->said(tr("%1 calls again.").arg(what), ToastKind::done);
    else
      Q_EMIT self->said(tr("%1 is silenced still: %2").arg(what, Words::error(outcome.error())), ToastKind::trouble);
  });
}

}  // namespace rebate
