// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/silence_dialog.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include "ui/incidents/alert_words.h"
#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/words.h"
#include "ui/users/reason_field.h"

namespace rebate {
namespace {

constexpr Millis kShort = 60'000, kLong = 60 * kShort;  // a minute, an hour

/// What is usual for an acknowledgement is shorter than for a silence.
constexpr int kUsualAcknowledge = 2, kUsualSilence = 3;

QString matcherLines(const Labels& labels) {
  QStringList lines;
  for (const auto& one : exactly(labels)) lines << qs(textOf(one));
  return lines.join(QLatin1Char('\n'));
}

}  // namespace

std::optional<std::vector<Matcher>> matchersIn(const QString& text, int* wrong) {
  static const QRegularExpression form(
      QStringLiteral(R"re(^([a-zA-Z_][a-zA-Z0-9_]*)\s*(=~|!~|!=|=)\s*"((?:[^"\\]|\\.)*)"$)re"));
  static const QRegularExpression escaped(QStringLiteral(R"(\\(.))"));
  std::vector<Matcher> matchers;
  int number = 0;
  for (const auto& line : text.split(QLatin1Char('\n'))) {
    ++number;
    if (line.trimmed().isEmpty()) continue;
    const auto found = form.match(line.trimmed());
    if (!found.hasMatch()) {
      if (wrong) *wrong = number;
      return std::nullopt;
    }
    const auto sign = found.captured(2);
    auto value = found.captured(3);
    value.replace(escaped, QStringLiteral(R"(\1)"));
    matchers.push_back({found.captured(1).toStdString(), value.toStdString(), !sign.startsWith(QLatin1Char('!')),
                        sign.endsWith(QLatin1Char('~'))});
  }
  return matchers;
}

SilenceDialog::SilenceDialog(const Context& context, Kind kind, const AlertView& view, QWidget* parent)
    : QDialog(parent),
      context_(context),
      kind_(kind),
      view_(view),
      span_(tr("For"), {{15 * kShort, tr("15 minutes")},
                        {30 * kShort, tr("30 minutes")},
                        {kLong, tr("1 hour")},
                        {2 * kLong, tr("2 hours")},
                        {8 * kLong, tr("8 hours")},
                        {24 * kLong, tr("1 day")},
                        {7 * 24 * kLong, tr("7 days")}}) {
  setObjectName(QStringLiteral("silence"));
  setWindowModality(Qt::WindowModal);
  setAttribute(Qt::WA_DeleteOnClose);
  setMinimumWidth(scaled(480));
  setWindowTitle(kind == Kind::acknowledge ? tr("Acknowledge") : tr("Silence"));
  build();
  refresh();
}

void SilenceDialog::build() {
  const bool exact = kind_ == Kind::acknowledge;
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 16, 16, 16);
  layout->setSpacing(12);
  layout->addWidget(make::label(
      QStringLiteral("%1 · %2 · %3").arg(windowTitle(), AlertWords::name(view_), AlertWords::where(view_)), "title"));
  layout->addWidget(make::paragraph(
      exact ? tr("You have this one in hand: it stays in the list under your name and rings nobody until the time is "
                 "over. Others of its kind go on.")
            : tr("Whatever all these lines fit rings nobody, on any desktop, until the time is over. It stays in the "
                 "list of what is suppressed.")));
  auto* form = new QFormLayout;
  form->setHorizontalSpacing(16);
  form->setVerticalSpacing(8);
  if (!exact) {
    matchers_ = new QPlainTextEdit(matcherLines(view_.alert.labels));
    matchers_->setAccessibleName(tr("Matchers, one a line"));
    matchers_->setFont(monoFont());
    matchers_->setTabChangesFocus(true);
    matchers_->setMinimumHeight(scaled(110));
    form->addRow(make::label(tr("Fits")), matchers_);
    connect(matchers_, &QPlainTextEdit::textChanged, this, &SilenceDialog::refresh);
  }
  span()->setCurrentIndex(exact ? kUsualAcknowledge : kUsualSilence);
  form->addRow(make::label(tr("For")), span());
  reason_ = new ReasonField(exact ? QStringList{tr("looking into it"), tr("known, being repaired")}
                                  : QStringList{tr("planned work"), tr("known, being repaired")});
  form->addRow(make::label(tr("Reason")), reason_);
  layout->addLayout(form);
  layout->addWidget(said_ = make::paragraph({}));
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  row->addStretch();
  auto* cancel = make::button(tr("Cancel"));
  row->addWidget(cancel);
  row->addWidget(primary_ = make::button(exact ? tr("Acknowledge") : tr("Silence"), "primary"));
  primary_->setObjectName(QStringLiteral("primary"));
  primary_->setDefault(true);
  layout->addLayout(row);
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(primary_, &QPushButton::clicked, this, &SilenceDialog::submit);
  connect(reason_, &QComboBox::editTextChanged, this, [this] {
    trouble_.clear();
    refresh();
  });
}

SilenceWish SilenceDialog::wish() const {
  SilenceWish wish;
  if (!view_.sources.empty()) wish.source = view_.sources.front();
  wish.matchers = matchers_ ? matchersIn(matchers_->toPlainText(), nullptr).value_or(std::vector<Matcher>{})
                            : exactly(view_.alert.labels);
  wish.span = span_.value();
  wish.comment = reason_->reason();
  return wish;
}

QString SilenceDialog::problem() const {
  int line = 0;
  if (matchers_ && !matchersIn(matchers_->toPlainText(), &line))
    return tr("Line %1 is no matcher: name=\"value\", or with != =~ !~").arg(line);
  const auto fine = check(wish());
  if (fine) return {};
  const auto& field = fine.error().field;
  if (field == "matchers") return tr("One line at least has to name a value, or everything would be silenced.");
  if (field == "regex") return tr("This desktop compares whole values only: use = or !=.");
  if (field == "comment" && reason_->reason().empty()) return tr("Say why: others read it.");
  if (field == "comment") return tr("Up to 500 bytes.");
  return Words::error(fine.error());
}

void SilenceDialog::refresh() {
  const auto needed = problem();
  primary_->setEnabled(needed.isEmpty() && !sending_);
  const auto text = !trouble_.isEmpty()     ? trouble_
                    : !needed.isEmpty()     ? needed
                    : view_.sources.empty() ? tr("It is kept on this desktop, which alone judges it.")
                                            : QString();
  make::setText(said_, text);
  make::setProperty(said_, "tone", trouble_.isEmpty() ? "unknown" : "bad");
  said_->setVisible(!text.isEmpty());
  primary_->setAccessibleDescription(text);
}

QString SilenceDialog::said() const {
  return said_->text();
}

void SilenceDialog::submit() {
  if (!primary_->isEnabled() || !context_.alerts) return;
  sending_ = true;
  refresh();
  const QPointer<SilenceDialog> self(this);
  const auto answered = [self](const Outcome& outcome) {
    if (!self) return;
    self->sending_ = false;
    if (outcome) {
      Q_EMIT self->done(self->kind_ == Kind::acknowledge ? tr("%1 is yours now.").arg(AlertWords::name(self->view_))
                                                         : tr("Silenced until the time is over."));
      return self->accept();
    }
    self->trouble_ = outcome.error().code == Errc::unanswered
                         ? tr("Alertmanager did not answer. The list shows in a moment whether it took it.")
                         : Words::error(outcome.error());
    self->refresh();
  };
  const auto asked = wish();
  if (kind_ == Kind::acknowledge)
    context_.alerts->acknowledge(view_.id(), asked.comment, asked.span, answered);
  else
    context_.alerts->silence(asked, answered);
}

}  // namespace rebate
