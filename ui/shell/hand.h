// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAbstractItemView;
class QWidget;

namespace rebate::hand {

/// What a person does with mouse and keyboard, as events a widget cannot tell from theirs. False when the widget
/// is not there to be used: hidden, disabled or null.
bool click(QWidget* widget);
bool clickRow(QAbstractItemView* view, int row);
bool type(QWidget* widget, const QString& text);

}  // namespace rebate::hand
