// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failovers/failovers_page.h"

#include <QLineEdit>
#include <QPointer>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTableView>

#include "ui/charts/moment_charts.h"
#include "ui/failovers/failover_dress.h"
#include "ui/failovers/handover_dialog.h"
#include "ui/failovers/pause_panel.h"
#include "ui/failovers/record_words.h"
#include "ui/failovers/switchover_panel.h"
#include "ui/style/empty_state.h"
#include "ui/style/make.h"
#include "ui/style/status_mark.h"

namespace rebate {
namespace {

constexpr Millis kBefore = 4 * 60'000, kAfter = 4 * 60'000;  ///< of a failover, in replay and charts

}  // namespace

void FailoversPage::factsChanged() {
  showClaims();
  switchover_->refresh();
  pause_->refresh();
}

void FailoversPage::tick() {
  factsChanged();
}

void FailoversPage::recordFactsChanged() {
  showRecords();
  switchover_->refresh();
}

void FailoversPage::takeFocus() {
  if (stack_->currentIndex() == 1) table_->setFocus();
  switchover_->refresh();
}

void FailoversPage::open(const std::string& id) {
  const int row = id == "latest" ? 0 : records_.rowOf(id);
  if (row >= 0 && row < records_.rowCount()) table_->selectRow(row);
}

const FailoverRecord* FailoversPage::chosen() const {
  const auto index = table_->currentIndex();
  return index.isValid() ? records_.at(index.row()) : nullptr;
}

void FailoversPage::showRecords() {
  const RecordFacts none;
  const auto& facts = context_.records != nullptr ? context_.records->facts() : none;
  records_.setRecords(facts.failovers, facts.budget);
  stack_->setCurrentIndex(facts.failovers.empty() ? 0 : 1);
  if (facts.open)
    empty_->say(EmptyKind::nothing, tr("No failover was recorded yet"),
                tr("The next one is measured here, phase by phase, and kept for ever."));
  else
    empty_->say(EmptyKind::loading, tr("The records are being opened"));
  make::setText(trouble_,
                facts.trouble ? tr("Nothing can be written down: %1").arg(Words::error(*facts.trouble)) : QString());
  trouble_->setVisible(facts.trouble.has_value());
  if (!budget_->hasFocus()) {
    const QSignalBlocker quiet(budget_);
    budget_->setValue(static_cast<int>(facts.budget / 1'000));
  }
  budget_->setEnabled(facts.open);
  if (!table_->currentIndex().isValid() && records_.rowCount() > 0) table_->selectRow(0);
  export_->setEnabled(!facts.failovers.empty());
  showChosen();
}

void FailoversPage::showClaims() {
  const auto& facts = context_.workspace.facts();
  auto claims = claimsOf(facts.regions, facts.clockAhead, context_.clock.wall());
  const auto agreement = agreementOf(claims);
  claims_.setClaims(std::move(claims));
  const auto status = agreement.reachable == 0                ? Status::unknown
                      : agreement.leader.empty()              ? Status::bad
                      : agreement.agree < agreement.reachable ? Status::bad
                                                              : Status::ok;
  agreementMark_->setStatus(status);
  make::setText(agreement_, RecordWords::agreement(agreement));
  make::setProperty(agreement_, "tone", status == Status::ok ? "ok" : status == Status::bad ? "bad" : "unknown");
}

std::pair<Millis, Millis> FailoversPage::windowOf(const FailoverRecord& record) const {
  const auto end = record.at() + record.recovery().value_or(0);
  return {record.at() - kBefore, std::min(end + kAfter, record.at() - kBefore + kLongestReplay)};
}

void FailoversPage::showChosen() {
  const auto* record = chosen();
  replay_->setEnabled(record != nullptr);
  note_->setEnabled(record != nullptr);
  if (record == nullptr) {
    replay_->setText(tr("Replay"));
    return;
  }
  const auto [from, to] = windowOf(*record);
  const auto hm = [](Millis at) { return clockTime(at).left(5); };
  replay_->setText(tr("Replay %1–%2").arg(hm(from), hm(to)));
  const bool other = std::exchange(shownId_, record->id) != record->id;
  if (other || !note_->isModified()) note_->setText(qs(record->note));
  keepNote_->setEnabled(note_->text() != qs(record->note));
  if (context_.records == nullptr) return;
  context_.records->moments(
      from, to,
      [self = QPointer<FailoversPage>(this), id = record->id, from, to](const Result<std::vector<Moment>>& moments) {
        if (self && self->chosen() && self->chosen()->id == id && moments)
          self->charts_->showMoments(*moments, from, to, self->chosen()->at());
      });
}

void FailoversPage::keepNote() {
  const auto* record = chosen();
  if (record == nullptr || context_.records == nullptr) return;
  const auto text = note_->text().trimmed().toStdString();
  context_.records->setNote(record->id, text, [self = QPointer<FailoversPage>(this)](const Outcome& kept) {
    if (!self) return;
    if (kept) self->note_->setModified(false);
    Q_EMIT self->said(kept ? tr("The note is kept.") : tr("The note was not kept: %1").arg(Words::error(kept.error())),
                      kept ? ToastKind::done : ToastKind::trouble);
    self->showChosen();
  });
}

void FailoversPage::replay() {
  const auto* record = chosen();
  if (record == nullptr) return;
  const auto [from, to] = windowOf(*record);
  Q_EMIT wanted({PageId::overview, "replay/" + std::to_string(from) + '/' + std::to_string(to)});
}

void FailoversPage::exportHandover() {
  const auto* record = chosen();
  if (record == nullptr || context_.records == nullptr) return;
  const auto [from, to] = windowOf(*record);
  auto* dialog = new HandoverDialog(context_, from, to, this);
  connect(dialog, &HandoverDialog::said, this, &Page::said);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

}  // namespace rebate
