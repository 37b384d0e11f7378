// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/phase_bar.h"

#include <QPainter>
#include <QPainterPath>
#include <QStringList>
#include <algorithm>

#include "ui/style/fonts.h"
#include "ui/style/shapes.h"

namespace rebate {
namespace {

constexpr double kLeastRest = 0.4;

}  // namespace

std::vector<PhaseSpan> phasesOf(const Failover& failover, Millis now) {
  std::vector<PhaseSpan> spans;
  Millis from = failover.lostAt;
  const auto reach = [&](FailoverPhase phase, const std::optional<Millis>& at) {
    const bool earlierRuns = !spans.empty() && spans.back().running;
    if (earlierRuns) return;
    const auto until = std::max(from, at.value_or(now));
    spans.push_back({phase, until - from, !at.has_value()});
    from = until;
  };
  reach(FailoverPhase::detect, failover.detectedAt);
  reach(FailoverPhase::elect, failover.electedAt);
  reach(FailoverPhase::promote, failover.promotedAt);
  reach(FailoverPhase::reroute, failover.reroutedAt);
  return spans;
}

PhaseBar::PhaseBar(const Look& look, QWidget* parent) : QWidget(parent), look_(look) {
  setFixedHeight(18);
}

void PhaseBar::show(const Failover& failover, Millis now, Millis ttl, Millis renew) {
  spans_ = phasesOf(failover, now);
  done_ = failover.phase() == FailoverPhase::done;
  expected_ = done_ ? Expectation{} : expectedRemaining(failover, now, ttl, renew);
  rest_.clear();
  if (!done_ && expected_.latest > 0)
    rest_ = tr("expected %1 to %2 more (lease %3, renewed every %4)")
                .arg(Words::seconds(expected_.earliest), Words::seconds(expected_.latest), Words::seconds(ttl),
                     Words::seconds(renew));
  else if (!done_)
    rest_ = tr("longer than the lease lets expect");
  setAccessibleName(said());
  setToolTip(said());
  update();
}

QString PhaseBar::said() const {
  QStringList parts;
  for (const auto& span : spans_) parts << Words::phase(span.phase) + QLatin1Char(' ') + Words::seconds(span.span);
  if (!rest_.isEmpty()) parts << rest_;
  return parts.join(QStringLiteral(", "));
}

QColor PhaseBar::colorOf(FailoverPhase phase) const {
  const auto& tokens = look_.tokens();
  switch (phase) {
    case FailoverPhase::detect:
      return blend(tokens.accent, {0xdddddd}, 0.45);
    case FailoverPhase::elect:
      return {0xe0a93b};
    case FailoverPhase::promote:
      return blend(tokens.accent, {0xdddddd}, 0.75);
    case FailoverPhase::reroute:
      return blend(tokens.ok, {0xdddddd}, 0.7);
    case FailoverPhase::done:
      return tokens.ok;
  }
  return tokens.unknown;
}

void PhaseBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QPainterPath clip;
  clip.addRoundedRect(QRectF(rect()), 4, 4);
  painter.setClipPath(clip);
  Millis measured = 0;
  for (const auto& span : spans_) measured += span.span;
  // What is expected gets room for its words; the measured phases share the rest to scale.
  const auto all = static_cast<double>(std::max<Millis>(1, measured + expected_.latest));
  const double rest = done_ ? 0 : std::max(kLeastRest, static_cast<double>(expected_.latest) / all);
  const double scale = width() * (1 - rest) / static_cast<double>(std::max<Millis>(1, measured));
  double x = 0;
  painter.setFont(bodyFont(11));
  for (const auto& span : spans_) {
    const double wide = std::max(3.0, scale * static_cast<double>(span.span));
    paintSpan(painter, QRectF(x, 0, done_ && &span == &spans_.back() ? width() - x : wide, height()), span);
    x += wide;
  }
  if (!done_) paintRest(painter, QRectF(x, 0, width() - x, height()));
}

void PhaseBar::paintSpan(QPainter& painter, const QRectF& box, const PhaseSpan& span) const {
  painter.fillRect(box, colorOf(span.phase));
  const auto text = Words::phase(span.phase) + QLatin1Char(' ') + Words::seconds(span.span);
  if (QFontMetricsF(painter.font()).horizontalAdvance(text) + 8 > box.width()) return;  // the tool tip says it
  painter.setPen(QColor(0x10151c));
  painter.drawText(box, Qt::AlignCenter, text);
}

void PhaseBar::paintRest(QPainter& painter, const QRectF& box) const {
  if (box.width() <= 0) return;
  painter.fillRect(box, look_.tokens().raised);
  painter.save();
  paintHatch(painter, box, 0, look_.tokens());
  painter.restore();
  if (QFontMetricsF(painter.font()).horizontalAdvance(rest_) + 8 > box.width()) return;
  painter.setPen(look_.tokens().text);
  painter.drawText(box, Qt::AlignCenter, rest_);
}

}  // namespace rebate
