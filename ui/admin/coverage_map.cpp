// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/coverage_map.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "ui/style/fonts.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr int kNames = 190, kAxis = 26, kSide = 8;
constexpr Millis kDay = 24 * kHour;

}  // namespace

CoverageMap::CoverageMap(const Look& look, QWidget* parent) : QWidget(parent), look_(look) {
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("What was read of the feeds"));
  connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
  describe();
}

QString CoverageMap::laneName(const FeedCoverage& feed) {
  return tr("%1 · query %2").arg(Words::platform(feed.platform)).arg(feed.queryType);
}

void CoverageMap::show(const std::vector<FeedCoverage>& feeds, Millis now) {
  const auto before = chosen() ? std::optional(*chosen()) : std::nullopt;
  feeds_ = feeds;
  now_ = now;
  holes_.clear();
  for (std::size_t lane = 0; lane < feeds_.size(); ++lane)
    for (const auto& [from, to] : feeds_[lane].holes)
      if (to > now - kShown) holes_.push_back({lane, std::max(from, now - kShown), to});
  const auto same = before ? std::find(holes_.begin(), holes_.end(), *before) : holes_.end();
  chosen_ = -1;
  setMinimumHeight(sizeHint().height());
  updateGeometry();
  update();
  choose(same == holes_.end() ? (holes_.empty() ? -1 : 0) : static_cast<int>(same - holes_.begin()));
}

const CoverageMap::Hole* CoverageMap::chosen() const {
  return chosen_ >= 0 && chosen_ < static_cast<int>(holes_.size()) ? &holes_[static_cast<std::size_t>(chosen_)]
                                                                   : nullptr;
}

void CoverageMap::choose(int hole) {
  chosen_ = hole;
  describe();
  update();
  Q_EMIT choiceChanged();
}

/// For who hears it instead of seeing it.
void CoverageMap::describe() {
  const auto* hole = chosen();
  auto text = tr("%n feed(s), ", nullptr, static_cast<int>(feeds_.size())) +
              tr("%n hole(s) in the last seven days.", nullptr, static_cast<int>(holes_.size()));
  if (hole != nullptr)
    text += QLatin1Char(' ') +
            tr("Chosen: %1, %2 to %3.").arg(laneName(feeds_[hole->lane]), dayTime(hole->from), dayTime(hole->to));
  setAccessibleDescription(text);
}

int CoverageMap::laneHeight() const {
  return std::max(34, fontMetrics().height() + 16);
}

QSize CoverageMap::sizeHint() const {
  const int lanes = std::max<int>(1, static_cast<int>(feeds_.size()));
  return {560, lanes * laneHeight() + kAxis + 4};
}

double CoverageMap::xOf(Millis at) const {
  const double left = scaled(kNames), right = width() - kSide;
  const double share = double(at - (now_ - kShown)) / double(kShown);
  return left + std::clamp(share, 0.0, 1.0) * (right - left);
}

QRectF CoverageMap::stretch(std::size_t lane, Millis from, Millis to) const {
  const double top = double(lane) * laneHeight() + 6;
  const double left = xOf(from);
  return {left, top, std::max(2.0, xOf(to) - left), double(laneHeight()) - 12};
}

QRectF CoverageMap::rectOf(const Hole& hole) const {
  auto rect = stretch(hole.lane, hole.from, hole.to);
  if (rect.width() < 6)
    rect.adjust(-(6 - rect.width()) / 2, 0, (6 - rect.width()) / 2, 0);  // small ones can be seen, too
  return rect;
}

void CoverageMap::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  paintDays(painter);
  for (std::size_t lane = 0; lane < feeds_.size(); ++lane) paintLane(painter, lane);
}

void CoverageMap::paintDays(QPainter& painter) const {
  const auto& tokens = look_.tokens();
  const double bottom = double(feeds_.size()) * laneHeight();
  auto day = QDateTime::fromMSecsSinceEpoch(now_ - kShown).date().addDays(1).startOfDay();
  for (; day.toMSecsSinceEpoch() < now_; day = day.addDays(1)) {
    const double x = xOf(day.toMSecsSinceEpoch());
    painter.setPen(tokens.line);
    painter.drawLine(QPointF(x, 0), QPointF(x, bottom));
    painter.setPen(tokens.muted);
    painter.drawText(QRectF(x + 3, bottom, 90, kAxis), Qt::AlignLeft | Qt::AlignVCenter,
                     QLocale().toString(day.date(), QStringLiteral("MM-dd")));
  }
}

void CoverageMap::paintLane(QPainter& painter, std::size_t lane) const {
  const auto& tokens = look_.tokens();
  const auto& feed = feeds_[lane];
  painter.setPen(tokens.text);
  const QRectF title(0, double(lane) * laneHeight(), scaled(kNames) - 8, laneHeight());
  painter.drawText(title, Qt::AlignLeft | Qt::AlignVCenter,
                   fontMetrics().elidedText(laneName(feed), Qt::ElideRight, static_cast<int>(title.width())));
  painter.setPen(Qt::NoPen);
  painter.setBrush(tokens.raised);
  painter.drawRect(stretch(lane, now_ - kShown, now_));
  painter.setBrush(blend(tokens.ok, tokens.panel, 0.55));
  for (const auto& window : feed.windows)
    if (window.end > now_ - kShown) painter.drawRect(stretch(lane, window.start, window.end));
  for (std::size_t i = 0; i < holes_.size(); ++i) {
    if (holes_[i].lane != lane) continue;
    const auto rect = rectOf(holes_[i]);
    painter.fillRect(rect, tokens.panel);
    painter.fillRect(rect, QBrush(tokens.bad, Qt::BDiagPattern));
    const bool here = static_cast<int>(i) == chosen_;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(here ? (hasFocus() ? tokens.accent : tokens.text) : tokens.bad, here ? 2 : 1));
    painter.drawRect(rect);
    const auto length = Words::age(holes_[i].to - holes_[i].from);
    painter.setPen(tokens.text);
    if (rect.width() > fontMetrics().horizontalAdvance(length) + 8) {
      const QRectF tag(rect.center().x() - fontMetrics().horizontalAdvance(length) / 2.0 - 3, rect.top() + 2,
                       fontMetrics().horizontalAdvance(length) + 6, rect.height() - 4);
      painter.fillRect(tag, tokens.panel);
      painter.drawText(tag, Qt::AlignCenter, length);
    }
  }
  painter.setBrush(QBrush(tokens.accent, Qt::Dense6Pattern));
  painter.setPen(QPen(tokens.accent, 1, Qt::DotLine));
  for (const auto& waiting : feed.rereads)
    painter.drawRect(stretch(lane, waiting.from, waiting.to).adjusted(0, 3, 0, -3));
}

void CoverageMap::step(int by) {
  if (holes_.empty()) return;
  choose(std::clamp(chosen_ + by, 0, static_cast<int>(holes_.size()) - 1));
}

void CoverageMap::stepLane(int by) {
  const auto* here = chosen();
  if (here == nullptr) return step(0);
  const auto lane = here->lane;
  for (int i = chosen_; i >= 0 && i < static_cast<int>(holes_.size()); i += by)
    if (holes_[static_cast<std::size_t>(i)].lane != lane) return choose(i);
}

void CoverageMap::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left:
      return step(-1);
    case Qt::Key_Right:
      return step(1);
    case Qt::Key_Up:
      return stepLane(-1);
    case Qt::Key_Down:
      return stepLane(1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
      if (chosen() != nullptr) Q_EMIT activated();
      return;
    default:  // the other keys of the keyboard
      return QWidget::keyPressEvent(event);
  }
}

int CoverageMap::holeAt(const QPointF& point) const {
  for (std::size_t i = 0; i < holes_.size(); ++i)
    if (rectOf(holes_[i]).adjusted(-2, -2, 2, 2).contains(point)) return static_cast<int>(i);
  return -1;
}

void CoverageMap::mousePressEvent(QMouseEvent* event) {
  if (const int hole = holeAt(event->position()); hole >= 0) choose(hole);
}

void CoverageMap::mouseDoubleClickEvent(QMouseEvent* event) {
  if (holeAt(event->position()) >= 0) Q_EMIT activated();
}

bool CoverageMap::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  auto* help = static_cast<QHelpEvent*>(event);
  const int hole = holeAt(help->pos());
  if (hole < 0) {
    QToolTip::hideText();
    return true;
  }
  const auto& there = holes_[static_cast<std::size_t>(hole)];
  QToolTip::showText(help->globalPos(),
                     tr("nothing was read from %1 to %2 (%3)")
                         .arg(dayTime(there.from), dayTime(there.to), Words::age(there.to - there.from)),
                     this);
  return true;
}

}  // namespace rebate
