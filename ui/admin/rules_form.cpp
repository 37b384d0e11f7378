// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/rules_form.h"

#include <QCheckBox>
#include <QDateTimeEdit>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>

#include "ui/outbox/command_words.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr Platform kPlatforms[] = {Platform::taobao, Platform::jd, Platform::pdd};
constexpr Level kLevels[] = {Level::bronze, Level::silver, Level::gold};
constexpr int kMostDays = 3'650;

/// Without thousands separators, as it is typed.
QString typed(std::int64_t hundredths) {
  return QString::fromStdString(formatYuan({hundredths}));
}

}  // namespace

RulesForm::RulesForm(QWidget* parent) : QWidget(parent) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(12);
  grid->setVerticalSpacing(4);
  plain_.reserve(5);
  shares_.reserve(kPlatformCount * kLevelCount);
  plain_.push_back(add(grid, 0, 0, tr("Reserve, %"), "reserve", true));
  plain_.push_back(add(grid, 1, 0, tr("Inviter's part, %"), "inviter", true));
  plain_.push_back(add(grid, 2, 0, tr("Smallest withdrawal, ¥"), "minimum", false));
  plain_.push_back(add(grid, 3, 0, tr("Two people for rebates above, ¥"), "secondDecider", false));
  plain_.push_back(add(grid, 4, 0, tr("Two people for withdrawals above, ¥"), "secondReviewer", false));
  auto* days = make::label(tr("Reserve is released after, days"), "muted");
  grid->addWidget(days, 5, 0);
  grid->addWidget(days_ = new QSpinBox, 5, 1);
  days_->setRange(0, kMostDays);
  days_->setButtonSymbols(QAbstractSpinBox::NoButtons);
  days_->setAlignment(Qt::AlignRight);
  days_->setMaximumWidth(140);
  days_->setSpecialValueText(tr("never"));
  days_->setAccessibleName(days->text());
  days_->setObjectName(QStringLiteral("reserveDays"));
  grid->addWidget(later_ = new QCheckBox(tr("In force from")), 6, 0);
  grid->addWidget(from_ = new QDateTimeEdit(QDateTime::currentDateTime().addDays(1)), 6, 1);
  from_->setCalendarPopup(true);
  from_->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
  from_->setMinimumWidth(190);
  from_->setEnabled(false);
  from_->setAccessibleName(tr("In force from"));
  later_->setToolTip(tr("Otherwise from the moment of its approval on"));
  later_->setObjectName(QStringLiteral("later"));
  int row = 0;
  for (const auto platform : kPlatforms)
    for (const auto level : kLevels)
      shares_.push_back(add(grid, row++ % 9, 4,
                            tr("Share, %1, %2, %").arg(Words::platform(platform), Words::level(level)),
                            (std::string(name(platform)) + '-' + std::string(name(level))).c_str(), true));
  grid->setColumnStretch(2, 1);
  grid->setColumnStretch(6, 1);
  connect(days_, &QSpinBox::valueChanged, this, &RulesForm::changed);
  connect(later_, &QCheckBox::toggled, from_, &QWidget::setEnabled);
  connect(later_, &QCheckBox::toggled, this, &RulesForm::changed);
  connect(from_, &QDateTimeEdit::dateTimeChanged, this, &RulesForm::changed);
}

RulesForm::Field RulesForm::add(QGridLayout* grid, int row, int column, const QString& name, const char* object,
                                bool isPercent) {
  auto* label = make::label(name, "muted");
  Field field{new QLineEdit, make::label({}), isPercent};
  label->setBuddy(field.edit);
  field.edit->setAccessibleName(name);
  field.edit->setObjectName(QLatin1String(object));
  field.edit->setAlignment(Qt::AlignRight);
  field.edit->setMaximumWidth(140);
  make::setProperty(field.wrong, "tone", "bad");
  grid->addWidget(label, row, column);
  grid->addWidget(field.edit, row, column + 1);
  grid->addWidget(field.wrong, row, column + 2);
  connect(field.edit, &QLineEdit::textChanged, this, [this, field] {
    field.wrong->setText(valueOf(field)  ? QString()
                         : field.percent ? tr("0 to 100, two decimals at most")
                                         : tr("an amount of 0 or more, two decimals at most"));
    Q_EMIT changed();
  });
  return field;
}

std::optional<std::int64_t> RulesForm::valueOf(const Field& field) {
  const auto text = field.edit->text().trimmed().toStdString();
  if (field.percent) {
    const auto rate = parsePercent(text);
    if (!rate || rate->value < 0 || *rate > kWhole) return std::nullopt;
    return rate->value;
  }
  const auto amount = parseYuan(text);
  if (!amount || amount->value < 0) return std::nullopt;
  return amount->value;
}

void RulesForm::show(const RuleSet& rules) {
  base_ = rules;
  {
    const QSignalBlocker quiet(this);
    const std::int64_t plain[] = {rules.reserve.value, rules.inviter.value, rules.minimumWithdrawal.value,
                                  rules.secondDeciderAbove.value, rules.secondReviewerAbove.value};
    for (std::size_t i = 0; i < plain_.size(); ++i) plain_[i].edit->setText(typed(plain[i]));
    std::size_t share = 0;
    for (const auto platform : kPlatforms)
      for (const auto level : kLevels) shares_[share++].edit->setText(typed(rules.shareOf(platform, level).value));
    days_->setValue(rules.reserveDays);
    later_->setChecked(false);
  }
  Q_EMIT changed();
}

std::optional<RuleSet> RulesForm::rules() const {
  auto rules = base_;
  const auto rate = [](const Field& field, BasisPoints& target) {
    const auto value = valueOf(field);
    if (value) target.value = static_cast<std::int32_t>(*value);
    return value.has_value();
  };
  const auto amount = [](const Field& field, Fen& target) {
    const auto value = valueOf(field);
    if (value) target.value = *value;
    return value.has_value();
  };
  bool right = rate(plain_[0], rules.reserve) && rate(plain_[1], rules.inviter) &&
               amount(plain_[2], rules.minimumWithdrawal) && amount(plain_[3], rules.secondDeciderAbove) &&
               amount(plain_[4], rules.secondReviewerAbove);
  std::size_t share = 0;
  for (const auto platform : kPlatforms)
    for (const auto level : kLevels) right = rate(shares_[share++], rules.shareOf(platform, level)) && right;
  rules.reserveDays = days_->value();
  rules.from = later_->isChecked() ? from_->dateTime().toMSecsSinceEpoch() : 0;
  return right ? std::optional(rules) : std::nullopt;
}

}  // namespace rebate
