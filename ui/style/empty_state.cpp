// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/empty_state.h"

#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/style/fonts.h"
#include "ui/style/make.h"

namespace rebate {
namespace {

constexpr int kSign = 36;
constexpr int kMargin = 16;
constexpr int kWidest = 420;  // a longer line is hard to read

}  // namespace

/// The kind as a shape: no colour tells it alone, and no picture has to be understood.
class EmptyState::Sign : public QWidget {
 public:
  explicit Sign(const Look& look) : look_(look) { setFixedSize(scaled(kSign), scaled(kSign)); }
  void setKind(EmptyKind kind) {
    kind_ = kind;
    update();
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& tokens = look_.tokens();
    const double thick = width() / 14.0;
    const QRectF box = QRectF(rect()).adjusted(thick, thick, -thick, -thick);
    QPen pen(tokens.muted, thick, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    if (kind_ == EmptyKind::offline) pen.setStyle(Qt::DotLine);
    if (kind_ == EmptyKind::trouble) pen.setColor(tokens.bad);
    painter.setPen(pen);
    paintKind(painter, box);
  }

 private:
  void paintKind(QPainter& painter, const QRectF& box) const {
    switch (kind_) {
      case EmptyKind::nothing:
        return painter.drawRoundedRect(box.adjusted(0, box.height() / 6, 0, -box.height() / 6), 4, 4);
      case EmptyKind::notFound: {
        const double size = box.width() * 0.68;
        painter.drawEllipse(QRectF(box.topLeft(), QSizeF(size, size)));
        const auto from = box.topLeft() + QPointF(size, size) * 0.87;
        return painter.drawLine(from, box.bottomRight());
      }
      case EmptyKind::loading:
        return painter.drawArc(box, 90 * 16, -270 * 16);
      case EmptyKind::offline:
        return painter.drawEllipse(box);
      case EmptyKind::trouble: {
        painter.drawRoundedRect(box, 4, 4);
        const auto x = box.center().x();
        painter.drawLine(QPointF(x, box.top() + box.height() * 0.25), QPointF(x, box.top() + box.height() * 0.58));
        return painter.drawPoint(QPointF(x, box.top() + box.height() * 0.76));
      }
    }
  }

  const Look& look_;
  EmptyKind kind_ = EmptyKind::nothing;
};

EmptyState::EmptyState(const Look& look, QWidget* parent) : QWidget(parent) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
  layout->setSpacing(8);
  layout->addStretch();
  layout->addWidget(sign_ = new Sign(look), 0, Qt::AlignHCenter);
  layout->addSpacing(4);
  layout->addWidget(head_ = make::paragraph({}, "strong"));
  layout->addWidget(advice_ = make::paragraph({}));
  for (auto* label : {head_, advice_}) label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
  layout->addWidget(button_ = make::button({}), 0, Qt::AlignHCenter);
  layout->addStretch();
  connect(button_, &QPushButton::clicked, this, &EmptyState::wanted);
  say(EmptyKind::nothing, {});
}

void EmptyState::say(EmptyKind kind, const QString& head, const QString& advice, const QString& action) {
  sign_->setKind(kind);
  make::setText(head_, head);
  make::setText(advice_, advice);
  advice_->setVisible(!advice.isEmpty());
  if (button_->text() != action) button_->setText(action);
  button_->setAccessibleName(action);
  button_->setVisible(!action.isEmpty());
  setAccessibleName(text());
}

/// By margins: a wrapped label that is aligned in its layout is not given the height that its width asks for.
void EmptyState::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  const int side = std::max(kMargin, (width() - scaled(kWidest)) / 2);
  layout()->setContentsMargins(side, kMargin, side, kMargin);
}

QString EmptyState::text() const {
  return advice_->text().isEmpty() ? head_->text() : head_->text() + QLatin1Char(' ') + advice_->text();
}

}  // namespace rebate
