// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/rules_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/admin/admin_export.h"
#include "ui/admin/proposal_words.h"
#include "ui/admin/rules_form.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr Fen kIncome{772}, kFee{77};  // the example of the whole house

QString exampleOf(const RuleSet& rules) {
  const auto parts = split(kIncome, kFee, rules.reserve, rules.shareOf(Platform::taobao, Level::silver), rules.inviter);
  if (!parts) return {};
  return RulesPanel::tr("user %1 · platform %2 · inviter %3 · reserve %4")
      .arg(yuan(parts->user), yuan(parts->platform), yuan(parts->inviter), yuan(parts->reserve));
}

}  // namespace

RulesPanel::RulesPanel(const Context& context, QWidget* parent)
    : AdminPanel(context, tr("Rules and thresholds"), parent) {
  table_ = addTable(tr("Versions of the rules"),
                    {tr("Version"), tr("In force from"), tr("Reserve"), tr("Proposed by"), tr("Decided by"),
                     tr("What it makes of ¥ 7.72")},
                    QStringLiteral("rules"));
  offerExport([this] { return AdminExport::rules(context_.workspace, this); });
  if (may(Permission::proposeRules))
    buildEditor();
  else
    body_->addWidget(
        make::paragraph(tr("Administrators propose new rules; finance or another administrator decides.")));
}

void RulesPanel::buildEditor() {
  auto* card = make::frame("card");
  auto* layout = new QVBoxLayout(card);
  layout->setContentsMargins(12, 12, 12, 12);
  layout->setSpacing(8);
  layout->addWidget(make::label(tr("A new version"), "title"));
  layout->addWidget(form_ = new RulesForm);
  layout->addWidget(differences_ = make::paragraph({}, "strong"));
  differences_->setObjectName(QStringLiteral("differences"));
  layout->addWidget(example_ = make::paragraph({}));
  example_->setObjectName(QStringLiteral("example"));
  auto* row = new QHBoxLayout;
  row->addWidget(reason_ = new QLineEdit, 1);
  reason_->setPlaceholderText(tr("Why the rules should change"));
  reason_->setAccessibleName(tr("Why the rules should change"));
  reason_->setMaxLength(160);
  reason_->setObjectName(QStringLiteral("reason"));
  row->addWidget(propose_ = make::button(tr("Propose"), "primary"));
  propose_->setObjectName(QStringLiteral("propose"));
  layout->addLayout(row);
  body_->addWidget(card);
  connect(form_, &RulesForm::changed, this, &RulesPanel::look);
  connect(reason_, &QLineEdit::textChanged, this, &RulesPanel::look);
  connect(propose_, &QPushButton::clicked, this, &RulesPanel::propose);
}

void RulesPanel::refresh() {
  askFor<RulesRead>({}, [this](std::vector<RuleVersion> versions) { take(std::move(versions)); });
}

void RulesPanel::take(std::vector<RuleVersion> versions) {
  const bool newer = versions_.empty() || versions.back().rules != versions_.back().rules;
  versions_ = std::move(versions);
  std::vector<QStringList> rows;
  for (auto version = versions_.rbegin(); version != versions_.rend(); ++version)
    rows.push_back(
        {count(version->rules.version), version->rules.from == 0 ? tr("the beginning") : dayTime(version->rules.from),
         percent(version->rules.reserve), qs(version->proposedBy), qs(version->decidedBy), exampleOf(version->rules)});
  fillTable(table_, rows);
  if (form_ != nullptr && newer && !versions_.empty()) form_->show(versions_.back().rules);  // else it is being edited
}

void RulesPanel::look() {
  if (versions_.empty()) return propose_->setEnabled(false);
  const auto& newest = versions_.back().rules;
  const auto rules = form_->rules();
  const auto lines = rules ? ProposalWords::differences(newest, *rules) : std::vector<Difference>{};
  QStringList words;
  for (const auto& line : lines) words << tr("%1: %2 → %3").arg(line.member, line.before, line.after);
  if (!rules)
    differences_->setText(tr("A field is not right yet."));
  else
    differences_->setText(lines.empty() ? tr("Nothing would be different.") : words.join(QLatin1Char('\n')));
  example_->setText(rules ? tr("A commission of ¥ 7.72 less a fee of ¥ 0.77, Taobao, silver. Now: %1. Then: %2.")
                                .arg(exampleOf(newest), exampleOf(*rules))
                          : QString());
  propose_->setEnabled(!lines.empty() && !reason_->text().trimmed().isEmpty());
}

void RulesPanel::propose() {
  const auto rules = form_->rules();
  if (!rules || versions_.empty()) return;
  const auto base = versions_.back().rules.version;
  keep(ProposeRules{base, *rules, reason_->text().trimmed().toStdString()}, {{"base_version", std::to_string(base)}},
       [this] {
         reason_->clear();
         form_->show(versions_.back().rules);
       });
}

}  // namespace rebate
