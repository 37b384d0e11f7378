// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/notes_card.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/incidents/alert_words.h"
#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr int kOutboxRows = 200;

/// Whatever else an annotation says is shown as words and never opened.
QUrl linkIn(const AlertView& view) {
  const QUrl url(qs(runbookOf(view.alert)), QUrl::StrictMode);
  const bool web = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
  return web && url.isValid() && !url.host().isEmpty() ? url : QUrl();
}

}  // namespace

NotesCard::NotesCard(const Context& context, QWidget* parent) : QFrame(parent), context_(context) {
  setProperty("look", QStringLiteral("card"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(12, 12, 12, 12);
  layout->setSpacing(8);
  auto* top = new QHBoxLayout;
  top->addWidget(head_ = make::label({}, "section"), 1);
  top->addWidget(runbook_ = make::button(tr("Runbook"), "link"));
  runbook_->setObjectName(QStringLiteral("runbook"));
  layout->addLayout(top);
  layout->addWidget(advice_ = make::paragraph({}));
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* inside = new QWidget;
  inside->setObjectName(QStringLiteral("drawer"));
  lines_ = new QVBoxLayout(inside);
  lines_->setContentsMargins(0, 0, 0, 0);
  lines_->setSpacing(0);
  lines_->addWidget(none_ = make::paragraph({}));
  lines_->addStretch();
  scroll->setWidget(inside);
  layout->addWidget(scroll, 1);
  layout->addWidget(input_ = new QLineEdit);
  input_->setObjectName(QStringLiteral("note"));
  input_->setMaxLength(static_cast<int>(kLongestIncidentNote));
  input_->setAccessibleName(tr("A note for the handover"));
  connect(input_, &QLineEdit::returnPressed, this, &NotesCard::add);
  connect(runbook_, &QPushButton::clicked, this, &NotesCard::openRunbook);
  show(std::nullopt);
}

void NotesCard::show(const std::optional<AlertView>& view) {
  const bool other = !view_ || !view || view_->id() != view->id();
  view_ = view;
  if (other) {
    notes_.clear();
    trouble_.reset();
    readAt_ = 0;
  }
  make::setText(head_, view_ ? QStringLiteral("%1 · %2").arg(tr("Notes").toUpper(), AlertWords::name(*view_))
                             : tr("Notes").toUpper());
  const auto words = view_ && !hasRunbookLink() ? qs(runbookOf(view_->alert)).simplified() : QString();
  make::setText(advice_, words);
  advice_->setVisible(!words.isEmpty());
  runbook_->setVisible(hasRunbookLink());
  runbook_->setToolTip(hasRunbookLink() ? linkIn(*view_).toDisplayString() : QString());
  runbook_->setAccessibleName(view_ ? tr("Runbook of %1").arg(AlertWords::name(*view_)) : tr("Runbook"));
  if (other && view_) read();
  place();
}

bool NotesCard::hasRunbookLink() const {
  return view_ && !linkIn(*view_).isEmpty();
}

void NotesCard::openRunbook() {
  if (hasRunbookLink()) QDesktopServices::openUrl(linkIn(*view_));
}

void NotesCard::tick() {
  if (view_ && context_.clock.wall() - readAt_ >= kAgain) read();
}

void NotesCard::refresh() {
  const QPointer<NotesCard> self(this);
  context_.workspace.outboxItems(kOutboxRows, [self](const Result<std::vector<OutboxItem>>& items) {
    if (!self || !items) return;
    self->waiting_.clear();
    for (const auto& item : *items)
      if (const auto* note = item.command ? std::get_if<AddIncidentNote>(&*item.command) : nullptr;
          note && isOpen(item.state))
        self->waiting_.push_back(*note);
    self->place();
  });
}

void NotesCard::read() {
  readAt_ = context_.clock.wall();
  const QPointer<NotesCard> self(this);
  const IncidentNotesRead wish{0, view_->id(), 500};
  ask(context_.workspace, wish, [self, asked = view_->id()](const Result<IncidentNoteSlice>& slice) {
    if (!self || !self->view_ || self->view_->id() != asked) return;
    self->trouble_ = slice ? std::nullopt : std::optional(slice.error());
    if (slice) self->notes_ = slice->notes;
    self->place();
  });
}

/// Newest first: what others wrote, who took it in hand, and what waits to be sent.
std::vector<NotesCard::Entry> NotesCard::entries() const {
  std::vector<Entry> all;
  if (!view_) return all;
  for (const auto& note : notes_)
    all.push_back({note.at, QStringLiteral("%1: %2").arg(qs(note.author), qs(note.text).simplified())});
  if (view_->standing == Standing::acknowledged && view_->silence)
    all.push_back({view_->silence->startsAt,
                   tr("%1 acknowledged it: %2").arg(qs(view_->silence->owner), qs(view_->silence->comment))});
  if (view_->alert.startsAt > 0) all.push_back({view_->alert.startsAt, tr("began to fire")});
  std::stable_sort(all.begin(), all.end(), [](const Entry& a, const Entry& b) { return a.at > b.at; });
  for (const auto& one : waiting_)
    if (one.fingerprint == view_->id())
      all.insert(all.begin(), {0, tr("%1 (waits in the outbox)").arg(qs(one.text).simplified())});
  return all;
}

QString NotesCard::whyNot() const {
  const auto& facts = context_.workspace.facts();
  if (!view_) return tr("Choose an alert to write to it");
  if (facts.readOnly) return tr("Nothing can be written without a keyring");
  if (!facts.who || !allows(facts.who->role, Permission::writeIncidentNotes))
    return tr("Your role may read notes only");
  return {};
}

void NotesCard::place() {
  const auto why = whyNot();
  input_->setEnabled(why.isEmpty());
  input_->setPlaceholderText(why.isEmpty() ? tr("Add a note for the handover…") : why);
  const auto now = entries();
  const auto reading = trouble_ ? (trouble_->code == Errc::notFound ? tr("The regions are older and keep no notes.")
                                                                    : tr("Notes of others cannot be read now."))
                                : QString();
  const auto nothing = view_ ? reading : tr("Choose an alert to see what was written to it.");
  make::setText(none_, nothing);
  none_->setVisible(!nothing.isEmpty());
  if (now == shown_) return;
  shown_ = now;
  while (lines_->count() > 2) {
    auto* item = lines_->takeAt(1);
    delete item->widget();
    delete item;
  }
  for (const auto& entry : shown_) {
    auto* line = make::frame("foot");
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(8, 6, 8, 6);
    row->setSpacing(16);
    auto* at = make::mono(entry.at > 0 ? clockTime(entry.at - context_.workspace.facts().clockAhead) : QString());
    at->setMinimumWidth(scaled(64));
    row->addWidget(at, 0, Qt::AlignTop);
    row->addWidget(make::paragraph(entry.text, "plain"), 1);
    lines_->insertWidget(lines_->count() - 1, line);
  }
}

QStringList NotesCard::lines() const {
  QStringList texts;
  for (const auto& entry : shown_) texts << entry.text;
  return texts;
}

void NotesCard::add() {
  const auto text = input_->text().trimmed();
  if (text.isEmpty() || !view_ || !input_->isEnabled()) return;
  const AddIncidentNote note{view_->id(), nameOf(view_->alert), regionOf(view_->alert), text.toStdString()};
  const QPointer<NotesCard> self(this);
  context_.workspace.command(note, {}, [self, text](const Result<OutboxItem>& kept) {
    if (!self) return;
    if (!kept) return Q_EMIT self->said(Words::error(kept.error()), ToastKind::trouble);
    if (self->input_->text().trimmed() == text) self->input_->clear();
    self->readAt_ = 0;  // looked for at the next tick
    self->refresh();
  });
}

}  // namespace rebate
