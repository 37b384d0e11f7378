// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/shapes.h"

#include <QPainter>
#include <QPainterPath>

#include "ui/style/fonts.h"

namespace rebate {
namespace {

QPolygonF diamond(const QRectF& box) {
  const auto c = box.center();
  return {{c.x(), box.top()}, {box.right(), c.y()}, {c.x(), box.bottom()}, {box.left(), c.y()}};
}

void stroke(QPainter& painter, const QColor& color, double width, Qt::PenStyle style = Qt::SolidLine) {
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(color, width, style, Qt::FlatCap));
}

void fill(QPainter& painter, const QColor& color) {
  painter.setPen(Qt::NoPen);
  painter.setBrush(color);
}

void paintClock(QPainter& painter, const QRectF& box, const QColor& color) {
  stroke(painter, color, 1.3);
  painter.drawEllipse(box.adjusted(1, 1, -1, -1));
  const auto c = box.center();
  painter.drawPolyline(QPolygonF{{c.x(), box.top() + 2.6}, c, {c.x() + box.width() / 4.5, c.y()}});
}

void paintTick(QPainter& painter, const QRectF& box, const Tokens& tokens) {
  fill(painter, tokens.ok);
  painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5));
  stroke(painter, tokens.panel, 1.4);
  const auto w = box.width();
  painter.drawPolyline(QPolygonF{{box.left() + 0.28 * w, box.top() + 0.52 * w},
                                 {box.left() + 0.44 * w, box.top() + 0.68 * w},
                                 {box.left() + 0.73 * w, box.top() + 0.36 * w}});
}

void paintPause(QPainter& painter, const QRectF& box, const QColor& color) {
  fill(painter, color);
  const double bar = box.width() / 4.5;
  painter.drawRect(QRectF(box.left() + 1.5, box.top() + 1, bar, box.height() - 2));
  painter.drawRect(QRectF(box.right() - 1.5 - bar, box.top() + 1, bar, box.height() - 2));
}

void paintCrossedRing(QPainter& painter, const QRectF& box, const QColor& color) {
  stroke(painter, color, 1.3);
  const auto ring = box.adjusted(1, 1, -1, -1);
  painter.drawEllipse(ring);
  const double d = ring.width() * 0.15;
  painter.drawLine(QPointF(ring.left() + d, ring.bottom() - d), QPointF(ring.right() - d, ring.top() + d));
}

}  // namespace

void paintStatus(QPainter& painter, const QRectF& box, Status status, bool ring, const Tokens& tokens) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  const auto color = shapeColor(status, tokens);
  switch (status) {
    case Status::ok:
      if (ring) {
        stroke(painter, color, 2);
        painter.drawEllipse(box.adjusted(1, 1, -1, -1));
      } else {
        fill(painter, color);
        painter.drawEllipse(box);
      }
      break;
    case Status::warning:
      fill(painter, color);
      painter.drawPolygon(diamond(box.adjusted(-1, -1, 1, 1)));
      break;
    case Status::bad:
      fill(painter, color);
      painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
      break;
    case Status::unknown: {
      QPen pen(color, 1.4);
      pen.setDashPattern({1.6, 1.4});
      pen.setCapStyle(Qt::FlatCap);
      painter.setPen(pen);
      painter.setBrush(Qt::NoBrush);
      painter.drawEllipse(box.adjusted(0.7, 0.7, -0.7, -0.7));
      break;
    }
  }
  painter.restore();
}

QColor stateColor(RebateState state, const Tokens& tokens) {
  switch (state) {
    case RebateState::awaitingApproval:
      return tokens.accent;
    case RebateState::credited:
      return tokens.ok;
    case RebateState::held:
    case RebateState::clawedBack:
      return tokens.warn;
    case RebateState::rejected:
      return tokens.bad;
    case RebateState::estimated:
    case RebateState::waiting:
    case RebateState::voided:
      return tokens.muted;
  }
  return tokens.muted;
}

void paintState(QPainter& painter, const QRectF& box, RebateState state, const Tokens& tokens) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  const auto color = stateColor(state, tokens);
  switch (state) {
    case RebateState::awaitingApproval:
      paintClock(painter, box, color);
      break;
    case RebateState::credited:
      paintTick(painter, box, tokens);
      break;
    case RebateState::held:
      paintPause(painter, box, color);
      break;
    case RebateState::clawedBack:
      fill(painter, color);
      painter.drawPolygon(diamond(box));
      break;
    case RebateState::rejected:
      fill(painter, color);
      painter.drawRect(box.adjusted(1, 1, -1, -1));
      break;
    case RebateState::estimated:
      stroke(painter, color, 1.4, Qt::DotLine);
      painter.drawEllipse(box.adjusted(1, 1, -1, -1));
      break;
    case RebateState::waiting:
      stroke(painter, color, 1.4);
      painter.drawEllipse(box.adjusted(1, 1, -1, -1));
      break;
    case RebateState::voided:
      paintCrossedRing(painter, box, color);
      break;
  }
  painter.restore();
}

void paintHatch(QPainter& painter, const QRectF& box, double radius, const Tokens& tokens) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  QPainterPath path;
  path.addRoundedRect(box, radius, radius);
  painter.setClipPath(path);
  painter.setPen(QPen(blend(tokens.unknown, tokens.panel, tokens.dark ? 0.16 : 0.2), 5));
  const double height = box.height();
  for (double x = box.left() - height; x < box.right() + height; x += 14)
    painter.drawLine(QPointF(x, box.bottom() + 4), QPointF(x + height + 8, box.top() - 4));
  painter.restore();
}

void paintMark(QPainter& painter, const QPointF& middle, Qt::CheckState state, const Tokens& tokens) {
  const double side = 13 * textScale() / 100.0;
  const double unit = side / 13;
  const QPointF corner = middle - QPointF(side / 2, side / 2);
  const auto at = [&](double x, double y) { return corner + QPointF(x, y) * unit; };
  const bool empty = state == Qt::Unchecked;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(empty ? tokens.muted : tokens.accent, 1.2 * unit));
  painter.setBrush(empty ? QBrush(Qt::NoBrush) : QBrush(tokens.accent));
  painter.drawRoundedRect(QRectF(corner, QSizeF(side, side)), 3 * unit, 3 * unit);
  painter.setPen(QPen(tokens.onAccent, 1.8 * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  if (state == Qt::Checked) painter.drawPolyline(QPolygonF{at(3.2, 6.8), at(5.6, 9.4), at(9.8, 3.8)});
  if (state == Qt::PartiallyChecked) painter.drawLine(at(3.5, 6.5), at(9.5, 6.5));
  painter.restore();
}

}  // namespace rebate
