// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/reasons.h"

#include <QDialog>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "ui/page.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

std::string keyOf(Action action) {
  return "reasons." + std::string(name(action));
}

}  // namespace

QStringList Reasons::of(const Preferences& preferences, Action action) {
  if (const auto kept = preferences.kept.find(keyOf(action)); kept != preferences.kept.end())
    return qs(kept->second).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
  switch (action) {
    case Action::approve:
      return {tr("Checked with the merchant"), tr("Checked with the buyer")};
    case Action::hold:
      return {tr("Ask the buyer first"), tr("Wait for the merchant's answer"), tr("Unusual amount, to be checked")};
    case Action::reject:
      return {tr("Duplicate order"), tr("Bought for oneself, against the terms"), tr("Returned to the merchant")};
  }
  return {};
}

void Reasons::set(Preferences& preferences, Action action, const QStringList& reasons) {
  QStringList kept;
  for (const auto& reason : reasons)
    if (const auto text = reason.simplified(); !text.isEmpty() && kept.size() < kMost) kept << text;
  preferences.kept[keyOf(action)] = kept.join(QLatin1Char('\n')).toStdString();
}

void Reasons::edit(const Context& context, Action action, QWidget* parent) {
  auto* made = new QDialog(parent);
  made->setAttribute(Qt::WA_DeleteOnClose);
  made->setObjectName(QStringLiteral("reasons"));
  const auto title = action == Action::hold ? tr("Reasons to hold") : tr("Reasons to reject");
  made->setWindowTitle(title);
  auto* layout = new QVBoxLayout(made);
  layout->setContentsMargins(16, 16, 16, 16);
  layout->setSpacing(12);
  layout->addWidget(make::label(title, "title"));
  layout->addWidget(
      make::paragraph(tr("One in a line, nine at most. Keys 1 to 9 choose them where a reason is asked for.")));
  auto* lines = new QPlainTextEdit(of(context.workspace.facts().preferences, action).join(QLatin1Char('\n')));
  lines->setAccessibleName(title);
  lines->setTabChangesFocus(true);
  layout->addWidget(lines);
  auto* row = new QHBoxLayout;
  row->addStretch();
  auto* cancel = make::button(tr("Cancel"));
  auto* save = make::button(tr("Save reasons"), "primary");
  row->addWidget(cancel);
  row->addWidget(save);
  layout->addLayout(row);
  QObject::connect(cancel, &QPushButton::clicked, made, &QDialog::reject);
  QObject::connect(save, &QPushButton::clicked, made, [made, lines, action, &workspace = context.workspace] {
    auto preferences = workspace.facts().preferences;
    set(preferences, action, lines->toPlainText().split(QLatin1Char('\n')));
    workspace.setPreferences(preferences, [](const Outcome&) {});
    made->accept();
  });
  made->resize(460, 320);
  made->open();
}

}  // namespace rebate
