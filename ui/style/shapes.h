// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBrush>
#include <QRectF>

#include "domain/rebate.h"
#include "ui/style/tokens.h"

class QPainter;

namespace rebate {

/// Status by shape as well as by colour: a disc (a ring for a healthy replica), a diamond, a square, a dashed ring.
void paintStatus(QPainter& painter, const QRectF& box, Status status, bool ring, const Tokens& tokens);

/// A rebate's state as a small sign; its word stands beside it.
void paintState(QPainter& painter, const QRectF& box, RebateState state, const Tokens& tokens);
QColor stateColor(RebateState state, const Tokens& tokens);

/// A box to be ticked: empty, ticked, or in part (a bar). As large as the text.
void paintMark(QPainter& painter, const QPointF& middle, Qt::CheckState state, const Tokens& tokens);

/// 45° lines over what is not known now.
void paintHatch(QPainter& painter, const QRectF& box, double radius, const Tokens& tokens);

}  // namespace rebate
