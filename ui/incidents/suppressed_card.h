// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <vector>

#include "ui/incidents/suppressed_rows.h"
#include "ui/page.h"

class QVBoxLayout;

namespace rebate {

/// Everything that keeps something from calling somebody right now, each with its countdown; silences can be ended.
class SuppressedCard : public QFrame {
  Q_OBJECT
 public:
  static constexpr Millis kSoon = 10 * 60'000;  ///< ends within this: said in another colour

  explicit SuppressedCard(const Context& context, QWidget* parent = nullptr);
  void refresh();  ///< facts changed, or time passed
  const std::vector<SuppressedRow>& rows() const { return rows_; }

 Q_SIGNALS:
  void said(const QString& text, ToastKind kind);

 private:
  class Line;
  void end(const Silence& silence);

  Context context_;
  std::vector<SuppressedRow> rows_;
  QVBoxLayout* lines_;
  std::vector<Line*> shown_;
};

}  // namespace rebate
