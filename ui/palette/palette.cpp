// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palette.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/style/fonts.h"
#include "ui/style/make.h"

namespace rebate {
namespace {

constexpr int kWidth = 680;
constexpr int kFromTop = 62;

}  // namespace

Palette::Palette(const Context& context, std::vector<Offer> offers, std::vector<Offer> recent, QWidget* over)
    : QWidget(over),
      context_(context),
      offers_(std::move(offers)),
      recent_(std::move(recent)),
      search_(context.workspace),
      before_(QApplication::focusWidget()) {
  setObjectName(QStringLiteral("palette"));
  build();
  over->installEventFilter(this);
  field_->installEventFilter(this);
  connect(field_, &QLineEdit::textChanged, this, &Palette::typed);
  connect(&search_, &PaletteSearch::found, this, &Palette::refresh);
  connect(list_, &QListView::clicked, this, [this] { take(false); });
  refresh();
  show();
  raise();
  field_->setFocus(Qt::ShortcutFocusReason);
}

void Palette::build() {
  card_ = make::frame("palette", this);
  auto* layout = new QVBoxLayout(card_);
  layout->setContentsMargins(1, 1, 1, 1);
  layout->setSpacing(0);
  auto* top = new QHBoxLayout;
  top->setContentsMargins(6, 4, 16, 4);
  field_ = new QLineEdit;
  field_->setProperty("look", QStringLiteral("palette"));
  field_->setPlaceholderText(tr("Find a person, an order, a page or an action"));
  field_->setAccessibleName(field_->placeholderText());
  top->addWidget(field_, 1);
  top->addWidget(note_ = make::elided({}, "muted"));
  layout->addLayout(top);
  list_ = new QListView;
  list_->setObjectName(QStringLiteral("offers"));
  list_->setAccessibleName(tr("What was found"));
  list_->setModel(&model_);
  list_->setItemDelegate(new PaletteDelegate(context_.look, list_));
  list_->setUniformItemSizes(true);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setFocusPolicy(Qt::NoFocus);  // the field keeps it: one types on while one chooses
  layout->addWidget(list_, 1);
  auto* foot = new QHBoxLayout;
  foot->setContentsMargins(16, 7, 16, 8);
  foot->setSpacing(12);
  foot->addWidget(found_ = make::elided({}, "muted"), 1);
  foot->addWidget(keys_ = make::label(tr("↑↓ choose · Enter open · Esc close"), "muted"));
  layout->addLayout(foot);
}

void Palette::typed() {
  search_.look(field_->text().trimmed().toStdString());
  refresh();
}

void Palette::refresh() {
  const auto* current = model_.at(list_->currentIndex().row());
  const auto kept = current ? current->id : QString();
  const bool moved = list_->currentIndex().row() > 0;
  model_.show(ranked());
  // What comes in later does not move what somebody has chosen by the arrows; the best is chosen until then.
  const int row = moved ? model_.rowOf(kept) : -1;
  list_->setCurrentIndex(model_.index(std::max(0, row)));
  const auto initials = search_.finds().initialsOf;
  make::setText(note_,
                initials.empty() ? QString() : tr("pinyin initials of %1").arg(QString::fromStdString(initials)));
  note_->setVisible(!initials.empty());
  showFooter();
  place();
  sayCurrent();
}

void Palette::showFooter() {
  const auto& finds = search_.finds();
  if (finds.text.empty()) return make::setText(found_, recent_.empty() ? QString() : tr("Recent choices first"));
  const auto many = [](std::int64_t count) { return count >= PaletteSearch::kMostCounted; };
  const int most = PaletteSearch::kMostCounted;
  const auto people = many(finds.peopleCount) ? tr("%1 people or more").arg(most)
                                              : tr("%n person(s)", nullptr, static_cast<int>(finds.peopleCount));
  const auto orders = many(finds.ordersCount) ? tr("%1 orders or more").arg(most)
                                              : tr("%n order(s)", nullptr, static_cast<int>(finds.ordersCount));
  const auto ms = (finds.tookUs + 500) / 1'000;
  if (!finds.done) return make::setText(found_, tr("%1, %2 · searching…").arg(people, orders));
  make::setText(found_,
                tr("%1, %2 · searched the encrypted copy in %3 ms").arg(people, orders).arg(std::max<qint64>(1, ms)));
}

void Palette::place() {
  resize(parentWidget()->size());
  const int rows = std::clamp(model_.rowCount(), 1, kMostRows);
  const int row = list_->sizeHintForRow(0) > 0 ? list_->sizeHintForRow(0) : scaled(36);
  list_->setFixedHeight(rows * row + 2);
  const int width = std::min(scaled(kWidth), this->width() - 32);
  card_->setGeometry((this->width() - width) / 2, std::min(kFromTop, height() / 10), width, card_->sizeHint().height());
}

bool Palette::eventFilter(QObject* watched, QEvent* event) {
  if (watched == parentWidget() && event->type() == QEvent::Resize) place();
  if (watched == field_ && event->type() == QEvent::KeyPress) return pressed(static_cast<QKeyEvent*>(event));
  return QWidget::eventFilter(watched, event);
}

bool Palette::pressed(QKeyEvent* key) {
  const bool aside = key->modifiers().testFlag(Qt::ControlModifier);
  switch (key->key()) {
    case Qt::Key_Down:
    case Qt::Key_Tab:
      return move(1), true;
    case Qt::Key_Up:
    case Qt::Key_Backtab:
      return move(-1), true;
    case Qt::Key_PageDown:
      return move(kMostRows), true;
    case Qt::Key_PageUp:
      return move(-kMostRows), true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      return take(aside), true;
    case Qt::Key_Escape:
      return dismiss(), true;
    default:  // what is typed
      return false;
  }
}

void Palette::move(int rows) {
  if (model_.rowCount() == 0) return;
  const int from = list_->currentIndex().row();
  int to = std::clamp(from + rows, 0, model_.rowCount() - 1);
  if (std::abs(rows) == 1) to = (from + rows + model_.rowCount()) % model_.rowCount();  // comes round
  list_->setCurrentIndex(model_.index(to));
  sayCurrent();
}

/// The focus stays in the field, so its description tells a screen reader where the choice stands.
void Palette::sayCurrent() {
  const auto said = list_->currentIndex().data(Qt::AccessibleTextRole).toString();
  if (field_->accessibleDescription() == said) return;
  field_->setAccessibleDescription(said);
  QAccessibleEvent event(field_, QAccessible::DescriptionChanged);
  QAccessible::updateAccessibility(&event);
}

void Palette::take(bool aside) {
  const auto* offer = model_.at(list_->currentIndex().row());
  if (!offer) return;
  const Offer taken = *offer;
  dismiss();
  Q_EMIT chosen(taken);
  const auto& run = aside && taken.runAside ? taken.runAside : taken.run;
  if (run) run();
}

void Palette::dismiss() {
  if (isHidden()) return;
  hide();
  if (before_ && before_->isVisible()) before_->setFocus(Qt::OtherFocusReason);
  deleteLater();
}

QString Palette::footer() const {
  return found_->text();
}

QString Palette::note() const {
  return note_->text();
}

void Palette::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  auto shade = context_.look.tokens().window;
  shade.setAlpha(170);
  painter.fillRect(rect(), shade);
}

void Palette::mousePressEvent(QMouseEvent*) {
  dismiss();  // beside the card
}

}  // namespace rebate
