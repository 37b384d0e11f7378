// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/preferences_form.h"

#include <QFormLayout>
#include <QPointer>

#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr Millis kMinute = 60'000;
constexpr std::int64_t kGigabyte = 1LL << 30;

QString gigabytes(std::int64_t bytes) {
  return QLocale(QLocale::C).toString(static_cast<double>(bytes) / static_cast<double>(kGigabyte), 'g', 3) +
         QStringLiteral(" GB");
}

}  // namespace

PreferencesForm::PreferencesForm(const Context& context, QWidget* parent) : Page(parent), context_(context) {
  build();
  for (auto* box : {lockAfter(), holdBack(), keepSettled(), cacheLimit()})
    connect(box, &QComboBox::currentIndexChanged, this, &PreferencesForm::apply);
  factsChanged();
}

void PreferencesForm::build() {
  const auto minutes = [](int n) { return tr("after %n minute(s)", nullptr, n); };
  const auto seconds = [](int n) { return tr("for %n second(s)", nullptr, n); };
  const auto days = [](int n) { return tr("%n day(s)", nullptr, n); };
  lockAfter_ = std::make_unique<Choice<Millis>>(tr("Lock without a key or a movement"),
                                                std::vector<std::pair<Millis, QString>>{{kMinute, minutes(1)},
                                                                                        {5 * kMinute, minutes(5)},
                                                                                        {15 * kMinute, minutes(15)},
                                                                                        {60 * kMinute, minutes(60)},
                                                                                        {0, tr("never")}});
  holdBack_ = std::make_unique<Choice<Millis>>(
      tr("Hold decisions back, to be undone"),
      std::vector<std::pair<Millis, QString>>{
          {0, tr("not at all")}, {3'000, seconds(3)}, {5'000, seconds(5)}, {10'000, seconds(10)}});
  keepSettled_ = std::make_unique<Choice<int>>(
      tr("Keep settled rebates here"),
      std::vector<std::pair<int, QString>>{{0, tr("all")}, {90, days(90)}, {180, days(180)}, {365, days(365)}});
  cacheLimit_ = std::make_unique<Choice<std::int64_t>>(
      tr("Largest size of the copy"),
      std::vector<std::pair<std::int64_t, QString>>{{kGigabyte / 2, gigabytes(kGigabyte / 2)},
                                                    {kGigabyte, gigabytes(kGigabyte)},
                                                    {2 * kGigabyte, gigabytes(2 * kGigabyte)},
                                                    {5 * kGigabyte, gigabytes(5 * kGigabyte)},
                                                    {0, tr("no limit")}});
  auto* form = new QFormLayout(this);
  form->setContentsMargins(0, 0, 0, 0);
  form->setHorizontalSpacing(18);
  form->setVerticalSpacing(9);
  for (auto* box : {lockAfter(), holdBack(), keepSettled(), cacheLimit()})
    form->addRow(make::label(box->accessibleName()), box);
  form->addRow(trouble_ = make::paragraph({}));
  make::setProperty(trouble_, "tone", "bad");
  trouble_->setVisible(false);
}

void PreferencesForm::factsChanged() {
  const auto& wanted = context_.workspace.facts().preferences;
  showing_ = true;
  lockAfter_->choose(wanted.lockAfter, tr("after %1").arg(Words::age(wanted.lockAfter)));
  holdBack_->choose(wanted.holdBack, tr("for %1").arg(Words::seconds(wanted.holdBack)));
  keepSettled_->choose(wanted.keepSettledDays, tr("%n day(s)", nullptr, wanted.keepSettledDays));
  cacheLimit_->choose(wanted.cacheBytes, gigabytes(wanted.cacheBytes));
  showing_ = false;
}

void PreferencesForm::apply() {
  if (showing_) return;
  auto wanted = context_.workspace.facts().preferences;  // with what the pages keep in there
  wanted.lockAfter = lockAfter_->value();
  wanted.holdBack = holdBack_->value();
  wanted.keepSettledDays = keepSettled_->value();
  wanted.cacheBytes = cacheLimit_->value();
  const QPointer<PreferencesForm> self(this);
  context_.workspace.setPreferences(wanted, [self](const Outcome& outcome) {
    if (!self) return;
    make::setText(self->trouble_, outcome ? QString() : Words::error(outcome.error()));
    self->trouble_->setVisible(!outcome);
    if (!outcome) self->factsChanged();  // what holds is what is shown
  });
}

QString PreferencesForm::trouble() const {
  return trouble_->isVisibleTo(this) ? trouble_->text() : QString();
}

}  // namespace rebate
