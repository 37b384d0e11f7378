// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QString>

namespace rebate::make {

/// A label that says what it is with the property "look" (style_sheet.cpp).
QLabel* label(const QString& text, const char* look = nullptr, QWidget* parent = nullptr);
QLabel* paragraph(const QString& text, const char* look = "muted");  ///< wraps
QLabel* elided(const QString& text, const char* look = nullptr);     ///< one line that may be cut, with "…"
QLabel* section(const QString& text);                                ///< small capitals above a part of a card
QLabel* mono(const QString& text);
QFrame* frame(const char* look, QWidget* parent = nullptr);
QPushButton* button(const QString& text, const char* look = nullptr);

/// Sets a "look" or "tone" and has the stylesheet read it again; nothing when it is so already.
void setProperty(QWidget* widget, const char* name, const char* value);
/// Sets the text when it differs, so that a timer does not repaint what did not change.
void setText(QLabel* label, const QString& text);

}  // namespace rebate::make
