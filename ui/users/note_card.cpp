// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/note_card.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPointer>
#include <QVBoxLayout>

#include "ui/style/data_age.h"
#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/words.h"
#include "ui/users/user_acts.h"

namespace rebate {
namespace {

constexpr int kLongest = 2'000;  // bytes, as domain/command.h checks

}  // namespace

NoteCard::NoteCard(const Context& context, QWidget* parent) : QFrame(parent), context_(context) {
  setProperty("look", QStringLiteral("card"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(12, 12, 12, 12);
  layout->setSpacing(8);
  layout->addWidget(make::section(tr("Notes")));
  layout->addWidget(text_ = new QPlainTextEdit);
  text_->setObjectName(QStringLiteral("note"));
  text_->setPlaceholderText(tr("Write a note for the next person…"));
  text_->setAccessibleName(tr("Note"));
  text_->setTabChangesFocus(true);
  text_->setFixedHeight(scaled(62));
  text_->installEventFilter(this);
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  row->addWidget(hint_ = make::paragraph({}), 1);
  row->addWidget(add_ = make::button(tr("Add note"), "primary"), 0, Qt::AlignBottom);
  add_->setObjectName(QStringLiteral("addNote"));
  layout->addLayout(row);
  connect(text_, &QPlainTextEdit::textChanged, this, [this] {
    trouble_.clear();
    refresh();
  });
  connect(add_, &QPushButton::clicked, this, &NoteCard::send);
  refresh();
}

bool NoteCard::eventFilter(QObject* watched, QEvent* event) {
  if (watched == text_ && event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (enter && key->modifiers().testFlag(Qt::ControlModifier)) {
      send();
      return true;
    }
  }
  return QFrame::eventFilter(watched, event);
}

void NoteCard::show(const std::optional<User>& user) {
  user_ = user;
  refresh();
}

void NoteCard::refresh() {
  const auto& facts = context_.workspace.facts();
  const auto why = user_ ? UserActs::whyNot(UserAct::note, *user_, facts, context_.clock.wall()) : QString();
  const auto written = text_->toPlainText().trimmed();
  const auto over = written.toUtf8().size() - kLongest;
  text_->setEnabled(user_ && why.isEmpty());
  add_->setEnabled(user_ && why.isEmpty() && !written.isEmpty() && over <= 0 && !sending_);
  QString said = !trouble_.isEmpty() ? trouble_
                 : !why.isEmpty()    ? why
                 : over > 0          ? tr("%1 too long: a note has at most 2 000 bytes.").arg(count(over))
                 : DataAge::isOffline(facts)
                     ? tr("No region answers: it is saved to the outbox and sent when one does.")
                     : tr("Saved to the outbox first. Ctrl+Enter adds it.");
  make::setText(hint_, said);
  make::setProperty(hint_, "tone", trouble_.isEmpty() && over <= 0 ? "unknown" : "bad");
  add_->setAccessibleDescription(said);
}

void NoteCard::send() {
  if (!add_->isEnabled()) return;
  sending_ = true;
  refresh();
  const QPointer<NoteCard> self(this);
  const AddNote note{user_->id, text_->toPlainText().trimmed().toStdString()};
  context_.workspace.command(note, UserActs::seen(*user_), [self](const Result<OutboxItem>& kept) {
    if (!self) return;
    self->sending_ = false;
    if (kept) {
      self->text_->clear();
      Q_EMIT self->added();
    } else {
      self->trouble_ = Words::error(kept.error());
    }
    self->refresh();
  });
}

}  // namespace rebate
