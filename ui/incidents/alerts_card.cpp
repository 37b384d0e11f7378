// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/alerts_card.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/incidents/alert_words.h"
#include "ui/incidents/silence_dialog.h"
#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/status_mark.h"

namespace rebate {

/// One alert: shape, name, where, since when, and the button of whoever takes it.
class AlertsCard::Line : public QWidget {
 public:
  Line(const Context& context, std::function<void(const std::string&)> acknowledge) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 3, 0, 3);
    row->setSpacing(10);
    row->addWidget(mark_ = new StatusMark(context.look));
    row->addWidget(name_ = make::elided({}), 3);
    row->addWidget(where_ = make::elided({}, "muted"), 2);
    row->addWidget(standing_ = make::elided({}, "muted"), 3);
    row->addWidget(acknowledge_ = make::button(QString(), "small"));
    connect(acknowledge_, &QPushButton::clicked, this, [this, acknowledge] { acknowledge(id_); });
    setMinimumHeight(scaled(30));
  }
  void show(const AlertView& view, Millis now) {
    id_ = view.id();
    mark_->setStatus(AlertWords::status(view));
    make::setText(name_, AlertWords::name(view));
    make::setText(where_, AlertWords::where(view));
    make::setText(standing_, AlertWords::standing(view, now));
    acknowledge_->setText(AlertsCard::tr("Acknowledge"));
    acknowledge_->setAccessibleName(AlertsCard::tr("Acknowledge %1, %2").arg(name_->text(), where_->text()));
    acknowledge_->setEnabled(view.standing == Standing::firing && !view.stale);
    setAccessibleName(AlertWords::sentence(view, now));
    setToolTip(AlertWords::what(view));
  }

 private:
  std::string id_;
  StatusMark* mark_;
  QLabel* name_;
  QLabel* where_;
  QLabel* standing_;
  QPushButton* acknowledge_;
};

AlertsCard::AlertsCard(const Context& context, QWidget* parent) : QFrame(parent), context_(context) {
  setProperty("look", QStringLiteral("card"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(12, 10, 12, 10);
  layout->setSpacing(4);
  layout->addWidget(head_ = make::section({}));
  layout->addWidget(none_ = make::paragraph({}));
  lines_ = new QVBoxLayout;
  lines_->setSpacing(0);
  layout->addLayout(lines_);
  layout->addWidget(more_ = make::button({}), 0, Qt::AlignLeft);
  layout->addStretch();
  connect(more_, &QPushButton::clicked, this, [this] { Q_EMIT wanted({PageId::incidents}); });
  if (context_.alerts) listening_ = context_.alerts->listen(*this);
  tick();
}

AlertsCard::~AlertsCard() = default;

void AlertsCard::alertFactsChanged() {
  tick();
}

void AlertsCard::tick() {
  static const AlertFacts kNone;
  const auto& facts = context_.alerts ? context_.alerts->facts() : kNone;
  const auto now = context_.clock.wall() + facts.clockAhead;
  const auto firing = std::count_if(facts.alerts.begin(), facts.alerts.end(),
                                    [](const AlertView& view) { return view.standing != Standing::suppressed; });
  make::setText(head_, tr("Alerts · %1").arg(firing).toUpper());
  const auto count = std::min(facts.alerts.size(), kMost);
  while (shown_.size() < count) {
    shown_.push_back(new Line(context_, [this](const std::string& id) { acknowledge(id); }));
    lines_->addWidget(shown_.back());
  }
  while (shown_.size() > count) {
    delete shown_.back();
    shown_.pop_back();
  }
  for (std::size_t i = 0; i < count; ++i) shown_[i]->show(facts.alerts[i], now);
  const auto blind = AlertWords::blindness(facts);
  const auto words = !facts.watching        ? tr("Nobody is asked for alerts.")
                     : !blind.isEmpty()     ? blind
                     : facts.alerts.empty() ? tr("Nothing fires.")
                                            : QString();
  make::setText(none_, words);
  make::setProperty(none_, "tone", blind.isEmpty() ? "unknown" : "warning");
  none_->setVisible(!words.isEmpty());
  more_->setText(tr("All %1").arg(facts.alerts.size()));
  more_->setAccessibleName(tr("All alerts"));
  more_->setVisible(facts.alerts.size() > kMost);
}

void AlertsCard::acknowledge(const std::string& fingerprint) {
  for (const auto& view : context_.alerts->facts().alerts) {
    if (view.id() != fingerprint) continue;
    auto* dialog = new SilenceDialog(context_, SilenceDialog::Kind::acknowledge, view, this);
    connect(dialog, &SilenceDialog::done, this, [this](const QString& words) { Q_EMIT said(words, ToastKind::done); });
    return dialog->show();
  }
}

}  // namespace rebate
