// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/bulk_words.h"

#include "ui/rebates/decision_words.h"
#include "ui/style/words.h"

namespace rebate {

QString BulkWords::title(Action action, std::int64_t rows) {
  const int n = static_cast<int>(rows);
  switch (action) {
    case Action::approve:
      return tr("Approve %n rebate(s)", nullptr, n);
    case Action::hold:
      return tr("Hold %n rebate(s)", nullptr, n);
    case Action::reject:
      return tr("Reject %n rebate(s)", nullptr, n);
  }
  return {};
}

QString BulkWords::button(Action action, std::int64_t rows, Fen user) {
  return QStringLiteral("%1 · %2").arg(title(action, rows), yuan(user));
}

QString BulkWords::leftOut(LeftOut why, std::int64_t rows) {
  const int n = static_cast<int>(rows);
  switch (why) {
    case LeftOut::otherState:
      return tr("%n left out: not to be decided so in the state they are in", nullptr, n);
    case LeftOut::own:
      return tr("%n left out: you proposed them, somebody else has to approve them", nullptr, n);
    case LeftOut::pending:
      return tr("%n left out: a decision of yours is on its way already", nullptr, n);
    case LeftOut::gone:
      return tr("%n left out: not in this desktop's copy any more", nullptr, n);
  }
  return {};
}

QString BulkWords::end(BulkEnd end) {
  switch (end) {
    case BulkEnd::waiting:
      return tr("On its way");
    case BulkEnd::applied:
      return tr("Applied");
    case BulkEnd::proposed:
      return tr("Needs a second person");
    case BulkEnd::moved:
      return tr("Changed meanwhile");
    case BulkEnd::forbidden:
      return tr("Not allowed");
    case BulkEnd::refused:
      return tr("Needs a look");
    case BulkEnd::withdrawn:
      return tr("Withdrawn");
  }
  return {};
}

QString BulkWords::why(const BulkResult& row) {
  if (row.item) return DecisionWords::why(*row.item, {});
  if (row.notKept) return Words::error(*row.notKept);
  return row.stopped ? tr("stopped before its turn") : QString();
}

QString BulkWords::progress(const BulkResultsModel& results, int kept) {
  const auto done = results.countOf(BulkEnd::applied) + results.countOf(BulkEnd::proposed);
  return tr("%1 of %2 kept on this desktop · %3 applied · %4 on their way")
      .arg(count(kept), count(results.rowCount()), count(done), count(results.countOf(BulkEnd::waiting)));
}

}  // namespace rebate
