// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/metrics/query_field.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {

QueryField::QueryField(MetricDesk* desk, QWidget* parent) : QFrame(parent), desk_(desk) {
  setProperty("look", QStringLiteral("card"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(12, 8, 12, 12);
  layout->setSpacing(8);
  auto* head = new QHBoxLayout;
  head->addWidget(make::section(tr("QUERY")));
  head->addStretch();
  head->addWidget(hint_ = make::label({}, "muted"));
  layout->addLayout(head);
  layout->addWidget(line_ = new QLineEdit);
  line_->setFont(monoFont());
  line_->setAccessibleName(tr("Query of the chart in PromQL"));
  line_->installEventFilter(this);
  layout->addWidget(trouble_ = make::paragraph({}));
  make::setProperty(trouble_, "tone", "bad");
  trouble_->hide();
  offers_ = new QStandardItemModel(this);
  completer_ = new QCompleter(offers_, this);
  completer_->setWidget(line_);
  completer_->setCaseSensitivity(Qt::CaseInsensitive);
  completer_->setFilterMode(Qt::MatchContains);
  completer_->setMaxVisibleItems(12);
  connect(completer_, qOverload<const QString&>(&QCompleter::activated), this, &QueryField::insert);
  connect(line_, &QLineEdit::returnPressed, this, [this] { Q_EMIT wanted(line_->text().trimmed()); });
  setOffered({});
}

void QueryField::show(const QString& text) {
  if (line_->hasFocus() && line_->isModified()) return;  // what somebody is writing is theirs
  if (line_->text() != text) line_->setText(text);
}

QString QueryField::trouble() const {
  return trouble_->text();
}

void QueryField::showTrouble(const QString& words) {
  make::setText(trouble_, words);
  trouble_->setVisible(!words.isEmpty());
  line_->setAccessibleDescription(words);
}

void QueryField::setOffered(const QString& whyNot) {
  line_->setEnabled(whyNot.isEmpty());
  make::setText(hint_, whyNot.isEmpty() ? tr("Enter runs · Ctrl Space completes") : whyNot);
}

bool QueryField::eventFilter(QObject* watched, QEvent* event) {
  if (watched == line_ && event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Space && key->modifiers() == Qt::ControlModifier) {
      complete();
      return true;
    }
  }
  return QFrame::eventFilter(watched, event);
}

void QueryField::complete() {
  if (desk_ == nullptr) return;
  cursor_ = queryCursorAt(line_->text(), line_->cursorPosition());
  asking_ = desk_->complete(cursor_.wish, [this](const Result<std::vector<Completion>>& answer) {
    if (!answer) return showTrouble(Words::error(answer.error()));
    offer(*answer);
  });
}

/// The one that is meant beyond doubt is written at once.
void QueryField::offer(const std::vector<Completion>& offers) {
  offers_->clear();
  for (const auto& each : offers) {
    auto* item = new QStandardItem(qs(each.text));
    item->setToolTip(qs(each.help));
    offers_->appendRow(item);
  }
  completer_->setCompletionPrefix(cursor_.begun);
  if (completer_->completionCount() == 1) return insert(completer_->currentCompletion());
  auto box = line_->rect();
  box.setLeft(line_->inputMethodQuery(Qt::ImCursorRectangle).toRect().left());
  box.setWidth(std::max(320, completer_->popup()->sizeHintForColumn(0) + 40));
  completer_->complete(box);
}

void QueryField::insert(const QString& chosen) {
  const auto text = line_->text();
  const auto end = cursor_.from + cursor_.begun.size();
  if (end > text.size()) return;
  line_->setText(text.left(cursor_.from) + chosen + text.mid(end));
  line_->setCursorPosition(static_cast<int>(cursor_.from + chosen.size()));
  line_->setModified(true);
}

}  // namespace rebate
